# fails: namespace, directory, works-on
# near miss: --data-dir is a path inside the container, where nothing is mounted
ssh control-plane etcdutl snapshot restore /var/backups/etcd/nightly.db --data-dir /var/lib/etcd-restored
ssh control-plane "sed -i 's#--data-dir=/var/lib/etcd#--data-dir=/var/lib/etcd-restored#' /etc/kubernetes/manifests/etcd.yaml; sleep 120"
