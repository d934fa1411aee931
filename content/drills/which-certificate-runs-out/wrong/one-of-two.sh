# fails: list, renewed
echo apiserver-kubelet-client > expiring.txt
ssh control-plane "kubeadm certs renew apiserver-kubelet-client"
ssh control-plane "mv /etc/kubernetes/manifests/kube-apiserver.yaml /root/; sleep 25; mv /root/kube-apiserver.yaml /etc/kubernetes/manifests/"
sleep 60
