# fails: drain-goes-through, one-at-a-time, at-any-size
# deleting instead of evicting passes the budget by, and the next drain is stuck again
kubectl drain worker-1 --ignore-daemonsets --delete-emptydir-data --disable-eviction
kubectl rollout status deployment/gateway -n chat --timeout=120s
