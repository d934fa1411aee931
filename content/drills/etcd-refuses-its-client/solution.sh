ssh control-plane 'crictl logs $(crictl ps -a --name kube-apiserver -q | head -1) 2>&1 | grep -o "remote error.*" | tail -1'
ssh control-plane openssl x509 -noout -issuer -in /etc/kubernetes/pki/apiserver-etcd-client.crt
echo kubernetes > issuer.txt
ssh control-plane kubeadm certs renew apiserver-etcd-client
sleep 240
kubectl get configmap recipes
