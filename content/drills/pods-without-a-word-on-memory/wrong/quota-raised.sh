# fails: defaults
# damages: resourcequotas/cellar -n brewery
# reaches the end state, at the expense of those who made the rules
kubectl patch resourcequota cellar -n brewery -p '{"spec":{"hard":{"limits.memory":"8Gi","requests.cpu":"8"}}}'
kubectl set resources deployment boil -n brewery --limits=memory=32Mi --requests=cpu=100m,memory=32Mi
kubectl rollout restart deployment/mash -n brewery
kubectl rollout status deployment/mash -n brewery --timeout=300s
