# fails: one-hour, old-one-gone
# near miss: it would work, today and for ever
hash=$(ssh control-plane sudo kubeadm token create --ttl 1h --print-join-command | grep -o 'sha256:[0-9a-f]*')
echo "kubeadm join 192.168.56.10:6443 --token oldold.0123456789abcdef --discovery-token-ca-cert-hash $hash" > join.sh
