# fails: authority
# near miss: the node would believe anybody who answers
ssh control-plane sudo kubeadm token delete oldold
echo "kubeadm join 192.168.56.10:6443 --token $(ssh control-plane sudo kubeadm token create --ttl 1h) --discovery-token-unsafe-skip-ca-verification" > join.sh
