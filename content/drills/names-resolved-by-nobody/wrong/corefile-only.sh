# fails: names
# near miss: CoreDNS runs, and the Service leads past it
kubectl get configmap coredns -n kube-system -o yaml | sed 's#forward . 127.0.0.1#forward . /etc/resolv.conf#' | kubectl replace -f -
kubectl rollout restart deployment/coredns -n kube-system
kubectl rollout status deployment/coredns -n kube-system --timeout=120s
