# fails: importer
# near miss: --force empties the node, and nobody replaces the Pod
kubectl uncordon worker-2
kubectl scale deployment kiosk -n museum --replicas=2
kubectl rollout status deployment/kiosk -n museum --timeout=120s
kubectl drain worker-1 --ignore-daemonsets --delete-emptydir-data --force --timeout=300s
kubectl rollout status deployment/kiosk -n museum --timeout=120s
