# fails: others-kept
# near miss: all of them are good for a year, also those that nobody asked for
printf 'apiserver-kubelet-client\nfront-proxy-client\n' > expiring.txt
ssh control-plane kubeadm certs renew all
ssh control-plane "mv /etc/kubernetes/manifests/kube-apiserver.yaml /root/; sleep 25; mv /root/kube-apiserver.yaml /etc/kubernetes/manifests/"
sleep 60
