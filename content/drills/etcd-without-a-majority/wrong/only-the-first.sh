# fails: members, one-may-fail
# near miss: two of three are a majority, and the next failure takes it away again
ssh cp-1 mv /root/maintenance/etcd.yaml /etc/kubernetes/manifests/
sleep 120
