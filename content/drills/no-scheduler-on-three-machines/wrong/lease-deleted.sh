# fails: tenor, all-three, elected
# a Lease that nobody renews is no obstacle: it has run out long ago
kubectl delete lease -n kube-system kube-scheduler
for host in cp-1 cp-2 cp-3; do ssh $host systemctl restart kubelet; done
sleep 90
