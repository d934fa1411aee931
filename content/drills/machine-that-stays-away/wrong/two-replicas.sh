# fails: cellar, nothing-left, no-new-pods
kubectl scale statefulset cellar -n vineyard --replicas=2
sleep 45
