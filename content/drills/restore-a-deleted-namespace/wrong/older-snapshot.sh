# fails: namespace, works-on
# near miss: the steps are right, the snapshot is from before the Namespace
ssh control-plane etcdutl snapshot restore /var/backups/etcd/weekly.db --data-dir /var/lib/etcd-restored --bump-revision 1000000000 --mark-compacted
ssh control-plane "sed -i 's#path: /var/lib/etcd\$#path: /var/lib/etcd-restored#' /etc/kubernetes/manifests/etcd.yaml; sleep 120"
