for host in cp-1 cp-2 cp-3; do echo $host; ssh $host 'ls /etc/kubernetes/manifests; crictl ps --name etcd'; done
ssh cp-1 'find / -name "etcd.y*ml*" 2>/dev/null'
ssh cp-1 mv /root/maintenance/etcd.yaml /etc/kubernetes/manifests/
ssh cp-3 'journalctl -u kubelet -o cat --no-pager | grep etcd | tail -n 1'
for host in cp-2 cp-3; do ssh $host grep image: /etc/kubernetes/manifests/etcd.yaml; done
image=$(ssh cp-2 grep -o 'registry.k8s.io/etcd:.*' /etc/kubernetes/manifests/etcd.yaml)
ssh cp-3 "sed -i 's#image: .*#image: $image#' /etc/kubernetes/manifests/etcd.yaml"
sleep 120
kubectl get pods -n kube-system -l component=etcd
