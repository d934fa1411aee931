# fails: new-encrypted, old-encrypted
ssh control-plane "sed -i /--encryption-provider-config/d /etc/kubernetes/manifests/kube-apiserver.yaml"
sleep 150
