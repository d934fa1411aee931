# fails: one-may-fail
# near miss: one Pod answers as long as it is there
kubectl scale deployment coredns -n kube-system --replicas=1
kubectl patch service kube-dns -n kube-system -p '{"spec":{"selector":{"k8s-app":"kube-dns"}}}'
sleep 30
