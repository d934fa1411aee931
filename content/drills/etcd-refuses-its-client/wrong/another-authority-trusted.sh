# fails: answers, certificate, issuer
# near miss: --etcd-cafile says whom the API server trusts, not whom etcd does
echo etcd-ca > issuer.txt
ssh control-plane "sed -i 's#--etcd-cafile=.*#--etcd-cafile=/etc/kubernetes/pki/ca.crt#' /etc/kubernetes/manifests/kube-apiserver.yaml"
sleep 240
