kubectl describe pods -n observatory -l app=star-catalog | grep -A4 'Last State'
kubectl get events -n observatory | grep -i liveness
kubectl patch deployment star-catalog -n observatory --type=json -p '[
  {"op":"replace","path":"/spec/template/spec/containers/0/livenessProbe/periodSeconds","value":10},
  {"op":"replace","path":"/spec/template/spec/containers/0/livenessProbe/failureThreshold","value":8}
]'
kubectl rollout status deployment/star-catalog -n observatory --timeout=60s
