# fails: one-hour
# near miss: without --ttl a token lives for 24 hours
ssh control-plane sudo kubeadm token delete oldold
ssh control-plane sudo kubeadm token create --print-join-command > join.sh
