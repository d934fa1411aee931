# fails: survives-reboot
# as it was mended the last time
ssh worker-2 systemctl start kubelet
sleep 15
