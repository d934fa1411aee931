# fails: ready, counter, network
ssh worker-2 systemctl restart containerd kubelet
sleep 45
