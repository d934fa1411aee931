# fails: notices
# reaches the end state: without a probe every Pod that runs is ready
kubectl patch deployment departures -n central-station --type=json -p '[
  {"op":"remove","path":"/spec/template/spec/containers/0/readinessProbe"}
]'
kubectl rollout status deployment/departures -n central-station --timeout=60s
