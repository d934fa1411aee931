# fails: compaction-survived
# near miss: the first compaction is passed over, the second one kills
kubectl patch deployment star-catalog -n observatory --type=json -p '[
  {"op":"add","path":"/spec/template/spec/containers/0/livenessProbe/initialDelaySeconds","value":110}
]'
kubectl rollout status deployment/star-catalog -n observatory --timeout=60s
