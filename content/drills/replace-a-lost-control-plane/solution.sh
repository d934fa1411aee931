E='etcdctl --endpoints=https://127.0.0.1:2379 --cacert=/etc/kubernetes/pki/etcd/ca.crt --cert=/etc/kubernetes/pki/etcd/server.crt --key=/etc/kubernetes/pki/etcd/server.key'
ssh cp-1 $E member list -w table
ssh cp-1 $E member remove $(ssh cp-1 $E member list | grep cp-3 | cut -d, -f1)
kubectl delete node cp-3
key=$(ssh cp-1 kubeadm init phase upload-certs --upload-certs | tail -n 1)
ssh cp-1 kubeadm token create --print-join-command --certificate-key $key > join.sh
ssh cp-3 $(cat join.sh) | tail -n 3
sleep 60
ssh cp-1 $E endpoint health --cluster
