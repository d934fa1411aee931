# fails: authorization
# near miss: it starts, and everybody may do everything
ssh control-plane "sed -i 's/Node,RBCA/AlwaysAllow/; s/NodeRestrictions/NodeRestriction/' /etc/kubernetes/manifests/kube-apiserver.yaml"
sleep 90
