# fails: node, members, one-may-fail
# near miss: kubectl knows nothing of etcd's members, and kubeadm waits for the one that is gone
kubectl delete node cp-3
key=$(ssh cp-1 kubeadm init phase upload-certs --upload-certs | tail -n 1)
ssh cp-1 kubeadm token create --print-join-command --certificate-key $key > join.sh
ssh cp-3 $(cat join.sh)
sleep 60
