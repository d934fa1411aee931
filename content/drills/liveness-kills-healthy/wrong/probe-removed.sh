# fails: hang-noticed, same-program
# nobody kills the program any more, not even when it hangs
kubectl patch deployment star-catalog -n observatory --type=json -p '[
  {"op":"remove","path":"/spec/template/spec/containers/0/livenessProbe"}
]'
kubectl rollout status deployment/star-catalog -n observatory --timeout=60s
