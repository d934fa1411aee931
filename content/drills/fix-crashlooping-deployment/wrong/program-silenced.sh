# fails: same-program, follows-configuration
# a program that does nothing does not crash
kubectl patch deployment collector -n survey --type=json -p '[
  {"op":"replace","path":"/spec/template/spec/containers/0/args","value":["sleep 86400"]}
]'
kubectl rollout status deployment/collector -n survey --timeout=60s
