kubectl describe pods -n central-station -l app=departures | grep -A3 Unhealthy
kubectl get configmap departures -n central-station -o yaml
kubectl patch deployment departures -n central-station --type=json -p '[
  {"op":"replace","path":"/spec/template/spec/containers/0/readinessProbe/httpGet","value":{"path":"/up","port":"http"}}
]'
kubectl rollout status deployment/departures -n central-station --timeout=60s
