ssh control-plane sudo kubeadm token list
ssh control-plane sudo kubeadm token delete oldold
ssh control-plane sudo kubeadm token create --ttl 1h --print-join-command > join.sh
cat join.sh
