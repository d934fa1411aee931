# fails: members, one-may-fail
image=$(ssh cp-2 grep -o 'registry.k8s.io/etcd:.*' /etc/kubernetes/manifests/etcd.yaml)
ssh cp-3 "sed -i 's#image: .*#image: $image#' /etc/kubernetes/manifests/etcd.yaml"
sleep 120
