# fails: at-any-size
# near miss: three of four is one, but three of eight are five
kubectl patch pdb gateway -n chat --type=merge -p '{"spec":{"minAvailable":3}}'
kubectl drain worker-1 --ignore-daemonsets --delete-emptydir-data --timeout=300s
kubectl rollout status deployment/gateway -n chat --timeout=120s
