# fails: answers, certificates, reboot
ssh control-plane "sed -i 's#pki/client-ca.crt#pki/ca.crt#' /etc/kubernetes/manifests/kube-apiserver.yaml"
sleep 120
