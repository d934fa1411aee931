# fails: one-at-a-time, at-any-size
# near miss: half of the Pods may go at once
kubectl patch pdb gateway -n chat --type=merge -p '{"spec":{"minAvailable":"50%"}}'
kubectl drain worker-1 --ignore-daemonsets --delete-emptydir-data --timeout=300s
kubectl rollout status deployment/gateway -n chat --timeout=120s
