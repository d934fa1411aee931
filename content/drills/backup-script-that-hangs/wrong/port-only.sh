# fails: script, backup, revision
# near miss: the right port, and papers of another authority
ssh control-plane "mkdir -p /var/backups/etcd; sed -i 's#2380#2379#' /usr/local/bin/etcd-backup; /usr/local/bin/etcd-backup"
kubectl get nodes worker-1 -o jsonpath='{.metadata.resourceVersion}' > revision.txt
