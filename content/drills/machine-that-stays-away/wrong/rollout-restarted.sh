# fails: cellar, nothing-left, no-new-pods
kubectl rollout restart statefulset cellar -n vineyard
sleep 45
