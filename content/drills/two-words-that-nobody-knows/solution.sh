ssh control-plane 'crictl logs $(crictl ps -a --name kube-apiserver -q | head -1) 2>&1 | tail -1'
ssh control-plane "sed -i 's/Node,RBCA/Node,RBAC/; s/NodeRestrictions/NodeRestriction/' /etc/kubernetes/manifests/kube-apiserver.yaml"
sleep 90
kubectl get nodes
