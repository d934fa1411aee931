# fails: scale-elsewhere
# near miss: nobody makes a Pod again that has no controller
kubectl drain worker-1 --ignore-daemonsets --delete-emptydir-data --force
kubectl rollout status deployment grinder -n mill --timeout=60s
