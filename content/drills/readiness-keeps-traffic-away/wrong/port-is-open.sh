# fails: notices
# near miss: that somebody listens says nothing of how the server feels
kubectl patch deployment departures -n central-station --type=json -p '[
  {"op":"replace","path":"/spec/template/spec/containers/0/readinessProbe","value":{"tcpSocket":{"port":8083},"periodSeconds":5}}
]'
kubectl rollout status deployment/departures -n central-station --timeout=60s
