# fails: compaction-survived, hang-noticed
# near miss: 30 seconds suffice for the 20 of today, not for the longest
kubectl patch deployment star-catalog -n observatory --type=json -p '[
  {"op":"replace","path":"/spec/template/spec/containers/0/livenessProbe/failureThreshold","value":6}
]'
kubectl rollout status deployment/star-catalog -n observatory --timeout=60s
