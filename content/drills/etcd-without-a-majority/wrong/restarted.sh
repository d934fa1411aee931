# fails: answers, members, one-may-fail
for host in cp-1 cp-2 cp-3; do ssh $host systemctl restart containerd kubelet; done
sleep 120
