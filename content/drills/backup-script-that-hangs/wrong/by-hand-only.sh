# fails: script
# reaches the end state today, and tomorrow night there is no backup again
ssh control-plane 'mkdir -p /var/backups/etcd; P=/etc/kubernetes/pki/etcd; etcdctl snapshot save /var/backups/etcd/nightly.db --endpoints=https://127.0.0.1:2379 --cacert=$P/ca.crt --cert=$P/server.crt --key=$P/server.key'
ssh control-plane etcdutl snapshot status /var/backups/etcd/nightly.db -w json | jq .revision > revision.txt
