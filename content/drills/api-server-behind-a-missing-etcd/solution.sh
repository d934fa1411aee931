ssh control-plane "crictl ps -a --name 'etcd|kube-apiserver'; ls /etc/kubernetes/manifests /etc/kubernetes/backup"
ssh control-plane 'crictl logs $(crictl ps -a --name kube-apiserver -q | head -1) 2>&1 | tail -1'
ssh control-plane "sed -i 's#pki/client-ca.crt#pki/ca.crt#' /etc/kubernetes/manifests/kube-apiserver.yaml"
ssh control-plane "mv /etc/kubernetes/backup/etcd.yaml /etc/kubernetes/manifests/"
sleep 120
kubectl get pods -n kube-system -l tier=control-plane
