# fails: ready, kubeconfig
echo 192.168.56.10:6553 > tried.txt
ssh worker-1 systemctl restart kubelet
sleep 20
