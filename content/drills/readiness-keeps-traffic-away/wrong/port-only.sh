# fails: answers, endpoints, notices
# near miss: the connection is no longer refused, but /ready is answered with 404
kubectl patch deployment departures -n central-station --type=json -p '[
  {"op":"replace","path":"/spec/template/spec/containers/0/readinessProbe/httpGet/port","value":8083}
]'
kubectl rollout status deployment/departures -n central-station --timeout=30s
