# fails: answers, certificate
# near miss: etcd's server certificate was never the trouble
echo kubernetes > issuer.txt
ssh control-plane kubeadm certs renew etcd-server
sleep 240
