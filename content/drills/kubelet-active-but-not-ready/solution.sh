ssh worker-1 "journalctl -u kubelet -n 3 --no-pager"
echo 192.168.56.10:6553 > tried.txt
ssh worker-1 "sed -i s/:6553/:6443/ /etc/kubernetes/kubelet.conf; systemctl restart kubelet"
sleep 20
kubectl get node worker-1
