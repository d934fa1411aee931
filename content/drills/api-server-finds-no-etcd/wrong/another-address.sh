# fails: answers, restarts
# near miss: the address was right, the port was not
ssh control-plane "sed -i s/127.0.0.1:2380/192.168.56.10:2380/ /etc/kubernetes/manifests/kube-apiserver.yaml"
echo etcd-servers > reason.txt
sleep 60
