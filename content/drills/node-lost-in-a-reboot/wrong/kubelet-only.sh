# fails: ready, next-reboot
# near miss: the kubelet starts again and again, without a runtime to talk to
ssh worker-2 "systemctl unmask kubelet; systemctl enable --now kubelet"
sleep 60
