# fails: few-queries, every-pod
# near miss: ClusterFirst brings ndots:5 with it
kubectl patch deployment dispatch -n courier -p '{"spec":{"template":{"spec":{"dnsPolicy":"ClusterFirst"}}}}'
kubectl rollout status deployment/dispatch -n courier --timeout=120s
