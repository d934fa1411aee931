# fails: ready, identity, valid
ssh worker-2 systemctl restart kubelet
sleep 15
