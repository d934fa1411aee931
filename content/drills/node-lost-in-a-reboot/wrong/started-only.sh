# fails: next-reboot
# reaches the end state: both run, but containerd stays away after the next reboot
ssh worker-2 "systemctl start containerd; systemctl unmask kubelet; systemctl start kubelet"
sleep 60
