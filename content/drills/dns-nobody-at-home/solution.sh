kubectl get service,endpointslices,deployment -n kube-system
kubectl scale deployment coredns -n kube-system --replicas=2
kubectl patch service kube-dns -n kube-system -p '{"spec":{"selector":{"k8s-app":"kube-dns"}}}'
kubectl rollout status deployment coredns -n kube-system --timeout=60s
