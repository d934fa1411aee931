# fails: old-token, new-token
ssh control-plane "sed -i s#signing-key-file=/etc/kubernetes/pki/sa.key#signing-key-file=/etc/kubernetes/pki/sa-2025.key# /etc/kubernetes/manifests/kube-apiserver.yaml"
ssh control-plane "sed -i s#private-key-file=/etc/kubernetes/pki/sa.key#private-key-file=/etc/kubernetes/pki/sa-2025.key# /etc/kubernetes/manifests/kube-controller-manager.yaml"
sleep 90
