ssh control-plane etcdutl snapshot status /var/backups/etcd/nightly.db -w table
ssh control-plane etcdutl snapshot restore /var/backups/etcd/nightly.db --data-dir /var/lib/etcd-restored --bump-revision 1000000000 --mark-compacted
ssh control-plane "mkdir /root/manifests; mv /etc/kubernetes/manifests/*.yaml /root/manifests/; sleep 30"
ssh control-plane "sed -i 's#path: /var/lib/etcd\$#path: /var/lib/etcd-restored#' /root/manifests/etcd.yaml"
ssh control-plane "mv /root/manifests/*.yaml /etc/kubernetes/manifests/; sleep 120"
kubectl get all -n atlas
