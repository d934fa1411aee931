# fails: names, own-names, restarts
kubectl rollout restart deployment coredns -n kube-system
sleep 60
