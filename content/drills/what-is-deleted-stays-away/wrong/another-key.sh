# fails: key
# near miss: it starts, and signs tokens that kube-apiserver does not take
ssh control-plane "openssl genrsa -out /etc/kubernetes/pki/service-account.key 2048"
sleep 120
