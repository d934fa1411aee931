# fails: other-names
# near miss: whatever is not in the cluster is asked for at the company's server, which knows one zone only
kubectl get configmap coredns -n kube-system -o jsonpath='{.data.Corefile}' > Corefile
sed -i 's/^    ready$/    ready\n    hosts {\n       192.0.2.9 printer.office\n       fallthrough\n    }/' Corefile
sed -i 's|forward . /etc/resolv.conf|forward . 10.96.0.53|' Corefile
kubectl create configmap coredns -n kube-system --from-file=Corefile --dry-run=client -o yaml | kubectl replace -f -
kubectl rollout restart deployment/coredns -n kube-system
kubectl rollout status deployment/coredns -n kube-system --timeout=120s
