kubectl logs -n kube-system -l k8s-app=kube-dns --tail=2
kubectl get configmap coredns -n kube-system -o yaml | sed s/kubernets/kubernetes/ | kubectl replace -f -
kubectl rollout restart deployment coredns -n kube-system
kubectl rollout status deployment coredns -n kube-system --timeout=120s
