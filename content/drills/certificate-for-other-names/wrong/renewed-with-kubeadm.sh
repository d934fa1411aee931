# fails: reachable, certificate
ssh control-plane kubeadm certs renew apiserver
sleep 60
