# fails: data, restarts
ssh control-plane 'crictl stop $(crictl ps --name etcd -q)'
sleep 120
