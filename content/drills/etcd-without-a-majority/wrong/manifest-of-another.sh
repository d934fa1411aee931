# fails: members
# near miss: the manifest of cp-2 has the name and the addresses of cp-2 in it
ssh cp-2 cat /etc/kubernetes/manifests/etcd.yaml > etcd.yaml
scp -q etcd.yaml cp-1:/etc/kubernetes/manifests/etcd.yaml
image=$(grep -o 'registry.k8s.io/etcd:.*' etcd.yaml)
ssh cp-3 "sed -i 's#image: .*#image: $image#' /etc/kubernetes/manifests/etcd.yaml"
sleep 120
