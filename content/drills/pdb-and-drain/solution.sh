kubectl patch pdb gateway -n chat --type=merge -p '{"spec":{"minAvailable":null,"maxUnavailable":1}}'
kubectl drain worker-1 --ignore-daemonsets --delete-emptydir-data --timeout=300s
kubectl rollout status deployment/gateway -n chat --timeout=120s
