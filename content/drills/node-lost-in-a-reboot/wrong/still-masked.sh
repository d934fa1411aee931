# fails: ready, next-reboot
# a masked unit can be neither enabled nor started
ssh worker-2 "systemctl enable --now containerd; systemctl enable --now kubelet"
sleep 60
