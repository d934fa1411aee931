ssh control-plane crictl ps -a
ssh control-plane 'crictl logs $(crictl ps -a --name etcd -q | head -1) 2>&1 | tail -1'
ssh control-plane "sed -i s#etcd/etcd-server.crt#etcd/server.crt# /etc/kubernetes/manifests/etcd.yaml"
echo etcd > culprit.txt
sleep 90
kubectl get nodes
