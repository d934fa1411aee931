ssh control-plane 'crictl logs $(crictl ps -a --name kube-apiserver -q | head -1) 2>&1 | tail -3'
ssh control-plane "grep -h -e etcd-servers -e listen-client /etc/kubernetes/manifests/*.yaml"
ssh control-plane "sed -i s/127.0.0.1:2380/127.0.0.1:2379/ /etc/kubernetes/manifests/kube-apiserver.yaml"
echo etcd-servers > reason.txt
sleep 60
kubectl get nodes
