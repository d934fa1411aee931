# fails: drain-goes-through, one-at-a-time, at-any-size
# one more replica lets one Pod go, until somebody scales again
kubectl scale deployment gateway -n chat --replicas=5
kubectl drain worker-1 --ignore-daemonsets --delete-emptydir-data --timeout=300s
kubectl rollout status deployment/gateway -n chat --timeout=120s
kubectl scale deployment gateway -n chat --replicas=4
