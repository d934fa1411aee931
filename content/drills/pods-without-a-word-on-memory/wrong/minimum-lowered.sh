# fails: boil
# near miss: boil runs, because the rule was bent for it
kubectl patch limitrange casks -n brewery --type=json -p '[{"op":"replace","path":"/spec/limits/0/default/memory","value":"128Mi"},{"op":"replace","path":"/spec/limits/0/defaultRequest/memory","value":"128Mi"},{"op":"replace","path":"/spec/limits/0/defaultRequest/cpu","value":"100m"},{"op":"replace","path":"/spec/limits/0/min/memory","value":"8Mi"}]'
kubectl delete pods -n brewery -l app=mash
kubectl rollout restart deployment/mash deployment/boil -n brewery
kubectl rollout status deployment/mash -n brewery --timeout=300s
