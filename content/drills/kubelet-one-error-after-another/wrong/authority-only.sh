# fails: ready, stays
ssh worker-1 "sed -i 's#pki/kubelet-ca.crt#pki/ca.crt#' /var/lib/kubelet/config.yaml; systemctl restart kubelet"
sleep 20
