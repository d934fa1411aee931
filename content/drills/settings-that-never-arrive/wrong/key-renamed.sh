# fails: arrives, key
# the other program loses its key, and updates do not come through
kubectl create configmap climate -n greenhouse --from-literal=climate.yaml='temperature: 21' --dry-run=client -o yaml | kubectl replace -f -
kubectl rollout restart deployment/vents -n greenhouse
kubectl rollout status deployment/vents -n greenhouse --timeout=120s
