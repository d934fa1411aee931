# fails: reason
ssh control-plane "sed -i s/127.0.0.1:2380/127.0.0.1:2379/ /etc/kubernetes/manifests/kube-apiserver.yaml"
echo secure-port > reason.txt
sleep 60
