# fails: cpu, throttled
# damages: deployments.apps/mosaic -n survey
# near miss: the Pod at the top has the highest sum, not the greediest container
POD=$(kubectl top pods -n survey -l tier=batch --no-headers | awk '{ print $1 }')
echo survey $POD left > cpu.txt
echo harbour ledger > memory.txt
kubectl set resources deployment mosaic -n survey -c left --limits=cpu=250m --requests=cpu=250m
kubectl set resources deployment ledger -n harbour --requests=memory=400Mi
kubectl rollout status deployment/ledger -n harbour --timeout=120s
