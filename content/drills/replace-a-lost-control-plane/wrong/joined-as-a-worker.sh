# fails: node, members, one-may-fail
# near miss: the command without --control-plane makes a worker
P=/etc/kubernetes/pki/etcd
E="etcdctl --endpoints=https://127.0.0.1:2379 --cacert=$P/ca.crt --cert=$P/server.crt --key=$P/server.key"
ssh cp-1 $E member remove $(ssh cp-1 $E member list | grep cp-3 | cut -d, -f1)
kubectl delete node cp-3
ssh cp-1 kubeadm token create --print-join-command > join.sh
ssh cp-3 $(cat join.sh)
sleep 60
