kubectl get events -n brewery --field-selector reason=FailedCreate
kubectl describe resourcequota,limitrange -n brewery
kubectl patch limitrange casks -n brewery --type=json -p '[{"op":"replace","path":"/spec/limits/0/default/memory","value":"128Mi"},{"op":"replace","path":"/spec/limits/0/defaultRequest/memory","value":"128Mi"},{"op":"replace","path":"/spec/limits/0/defaultRequest/cpu","value":"100m"}]'
kubectl set resources deployment boil -n brewery --limits=memory=32Mi --requests=cpu=100m,memory=32Mi
kubectl delete pods -n brewery -l app=mash
kubectl rollout restart deployment/mash -n brewery
kubectl rollout status deployment/mash -n brewery --timeout=300s
kubectl rollout status deployment/boil -n brewery --timeout=120s
