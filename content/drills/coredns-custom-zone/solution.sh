kubectl get configmap coredns -n kube-system -o yaml > backup.yaml
kubectl get configmap coredns -n kube-system -o jsonpath='{.data.Corefile}' > Corefile
sed -i 's/^    ready$/    ready\n    hosts {\n       192.0.2.9 printer.office\n       fallthrough\n    }/' Corefile
cat >> Corefile <<'C'
factory.example:53 {
    errors
    cache 30
    forward . 10.96.0.53
}
C
kubectl create configmap coredns -n kube-system --from-file=Corefile --dry-run=client -o yaml | kubectl replace -f -
kubectl rollout restart deployment/coredns -n kube-system
kubectl rollout status deployment/coredns -n kube-system --timeout=120s
kubectl exec builder -- dig +short git.factory.example
kubectl exec builder -- dig +short printer.office
