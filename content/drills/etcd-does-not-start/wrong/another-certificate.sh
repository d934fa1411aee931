# fails: certificate
# what etcd shows to its peers is not what it shall show to its clients
ssh control-plane "sed -i -e s#etcd/etcd-server.crt#etcd/peer.crt# -e s#etcd/server.key#etcd/peer.key# /etc/kubernetes/manifests/etcd.yaml"
echo etcd > culprit.txt
sleep 90
