# fails: ready, takes-pods, survives-reboot
ssh worker-2 systemctl restart containerd
sleep 15
