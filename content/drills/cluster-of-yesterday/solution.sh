kubectl get namespaces
ssh control-plane "ls -d /var/lib/etcd*; grep -n /var/lib /etc/kubernetes/manifests/etcd.yaml"
ssh control-plane "sed -i 's#path: /var/lib/etcd-test\$#path: /var/lib/etcd#' /etc/kubernetes/manifests/etcd.yaml"
sleep 120
kubectl get deployments -n cartography
