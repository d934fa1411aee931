ssh control-plane "grep -E 'listen-client|trusted-ca|cert-file|key-file' /etc/kubernetes/manifests/etcd.yaml"
ssh control-plane "sed -i 's#2380#2379#; s#PKI/ca.crt#PKI/etcd/ca.crt#; s#apiserver-kubelet-client#etcd/healthcheck-client#; s#^PKI=#mkdir -p /var/backups/etcd\n&#' /usr/local/bin/etcd-backup; cat /usr/local/bin/etcd-backup"
ssh control-plane /usr/local/bin/etcd-backup
ssh control-plane etcdutl snapshot status /var/backups/etcd/nightly.db -w json | jq .revision > revision.txt
cat revision.txt
