# fails: names, one-may-fail
kubectl scale deployment coredns -n kube-system --replicas=2
sleep 30
