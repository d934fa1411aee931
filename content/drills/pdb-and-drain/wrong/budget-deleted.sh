# fails: one-at-a-time, at-any-size
# reaches the end state, but nothing protects the Pods any longer
kubectl delete pdb gateway -n chat
kubectl drain worker-1 --ignore-daemonsets --delete-emptydir-data --timeout=300s
kubectl rollout status deployment/gateway -n chat --timeout=120s
