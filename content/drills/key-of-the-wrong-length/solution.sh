ssh control-plane 'crictl logs $(crictl ps -a --name kube-apiserver -q | head -1) 2>&1 | tail -1'
ssh control-plane 'KEY=$(head -c 32 /dev/urandom | base64); sed -i "s#secret: .*#secret: $KEY#; \$a\  - identity: {}" /etc/kubernetes/enc/config.yaml; cat /etc/kubernetes/enc/config.yaml'
sleep 150
kubectl get secrets -A -o json | kubectl replace -f -
ssh control-plane 'P=/etc/kubernetes/pki/etcd; etcdctl --endpoints=https://127.0.0.1:2379 --cacert=$P/ca.crt --cert=$P/server.crt --key=$P/server.key get /registry/secrets/mint/old-stamp | head -c 60'
