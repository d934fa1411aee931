# fails: new-names
# reaches the end state with copies of two names
kubectl get configmap coredns -n kube-system -o jsonpath='{.data.Corefile}' > Corefile
sed -i 's/^    ready$/    ready\n    hosts {\n       192.0.2.9 printer.office\n       203.0.113.20 git.factory.example\n       203.0.113.30 wiki.factory.example\n       fallthrough\n    }/' Corefile
kubectl create configmap coredns -n kube-system --from-file=Corefile --dry-run=client -o yaml | kubectl replace -f -
kubectl rollout restart deployment/coredns -n kube-system
kubectl rollout status deployment/coredns -n kube-system --timeout=120s
