# fails: probe
# near miss: ready is then whatever runs
kubectl rollout resume deployment screen -n cinema
kubectl set serviceaccount deployment screen projector -n cinema
kubectl patch deployment screen -n cinema --type=json -p '[{"op":"remove","path":"/spec/template/spec/containers/0/readinessProbe"}]'
kubectl rollout status deployment screen -n cinema --timeout=120s
