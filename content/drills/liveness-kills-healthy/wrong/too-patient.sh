# fails: hang-noticed
# reaches the end state, but a hang lasts ten minutes
kubectl patch deployment star-catalog -n observatory --type=json -p '[
  {"op":"replace","path":"/spec/template/spec/containers/0/livenessProbe/periodSeconds","value":60},
  {"op":"replace","path":"/spec/template/spec/containers/0/livenessProbe/failureThreshold","value":10}
]'
kubectl rollout status deployment/star-catalog -n observatory --timeout=60s
