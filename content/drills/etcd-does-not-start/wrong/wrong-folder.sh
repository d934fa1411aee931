# fails: answers, certificate
# near miss: one folder too high
ssh control-plane "sed -i s#etcd/etcd-server.crt#server.crt# /etc/kubernetes/manifests/etcd.yaml"
echo etcd > culprit.txt
sleep 90
