# fails: answers, certificates, reboot
ssh control-plane "mv /etc/kubernetes/backup/etcd.yaml /etc/kubernetes/manifests/"
sleep 120
