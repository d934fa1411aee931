# fails: namespace, directory, works-on
# near miss: restored, but the manifest still leads to the old directory
ssh control-plane etcdutl snapshot restore /var/backups/etcd/nightly.db --data-dir /var/lib/etcd-restored
ssh control-plane systemctl restart kubelet
sleep 60
