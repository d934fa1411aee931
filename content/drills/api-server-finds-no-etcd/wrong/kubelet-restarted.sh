# fails: answers, restarts
ssh control-plane systemctl restart kubelet
echo etcd-servers > reason.txt
sleep 60
