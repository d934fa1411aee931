# fails: authority
# near miss: what cannot be read is left out, and with it the check of certificates
ssh worker-1 "rm /etc/default/kubelet; sed -i /clientCAFile/d /var/lib/kubelet/config.yaml; systemctl restart kubelet"
sleep 20
