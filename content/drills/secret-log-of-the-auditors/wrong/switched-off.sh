# fails: recorded, discreet
# reaches the end state of the cluster, and the auditors get nothing
ssh control-plane "sed -i /--audit-/d /etc/kubernetes/manifests/kube-apiserver.yaml"
sleep 120
