# fails: answers, authorization, admission
ssh control-plane "sed -i 's/Node,RBCA/Node,RBAC/' /etc/kubernetes/manifests/kube-apiserver.yaml"
sleep 90
