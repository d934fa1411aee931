# fails: tried, ready, kubeconfig
# near miss: 443 is the port of the Service kubernetes
echo 192.168.56.11:10250 > tried.txt
ssh worker-1 "sed -i s/:6553/:443/ /etc/kubernetes/kubelet.conf; systemctl restart kubelet"
sleep 20
