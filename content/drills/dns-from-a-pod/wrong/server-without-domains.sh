# fails: short-name, kept, every-pod
# near miss: with the policy None, nobody completes short names
IP=$(kubectl get service kube-dns -n kube-system -o jsonpath='{.spec.clusterIP}')
kubectl patch deployment dispatch -n courier -p '{"spec":{"template":{"spec":{"dnsPolicy":"None","dnsConfig":{"nameservers":["'$IP'"],"options":[{"name":"ndots","value":"2"}]}}}}}'
kubectl rollout status deployment/dispatch -n courier --timeout=120s
