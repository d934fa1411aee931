# fails: admission
# near miss: without the flag the API server starts, and any node may write on any other
ssh control-plane "sed -i 's/Node,RBCA/Node,RBAC/; /NodeRestrictions/d' /etc/kubernetes/manifests/kube-apiserver.yaml"
sleep 90
