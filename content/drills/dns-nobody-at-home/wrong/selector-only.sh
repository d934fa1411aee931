# fails: names, one-may-fail, same-address
kubectl patch service kube-dns -n kube-system -p '{"spec":{"selector":{"k8s-app":"kube-dns"}}}'
sleep 30
