ssh control-plane kubeadm certs check-expiration
printf 'apiserver-kubelet-client\nfront-proxy-client\n' > expiring.txt
ssh control-plane "kubeadm certs renew apiserver-kubelet-client; kubeadm certs renew front-proxy-client"
ssh control-plane "mv /etc/kubernetes/manifests/kube-apiserver.yaml /root/; sleep 25; mv /root/kube-apiserver.yaml /etc/kubernetes/manifests/"
sleep 60
kubectl get nodes
