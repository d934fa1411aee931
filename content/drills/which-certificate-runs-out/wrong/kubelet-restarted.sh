# fails: in-use
# near miss: a restart of the kubelet leaves the containers as they are
printf 'apiserver-kubelet-client\nfront-proxy-client\n' > expiring.txt
ssh control-plane "kubeadm certs renew apiserver-kubelet-client; kubeadm certs renew front-proxy-client; systemctl restart kubelet"
sleep 60
