# fails: revision
# near miss: the first number of the status is the hash
ssh control-plane "sed -i 's#2380#2379#; s#PKI/ca.crt#PKI/etcd/ca.crt#; s#apiserver-kubelet-client#etcd/server#; s#^PKI=#mkdir -p /var/backups/etcd\n&#' /usr/local/bin/etcd-backup; /usr/local/bin/etcd-backup"
ssh control-plane etcdutl snapshot status /var/backups/etcd/nightly.db -w json | jq .hash > revision.txt
