# fails: follows-configuration
# reaches the end state, but with copies of the values, which grow old
kubectl patch deployment collector -n survey --type=json -p '[
  {"op":"replace","path":"/spec/template/spec/containers/0/env/0","value":{"name":"DB_HOST","value":"survey-db"}},
  {"op":"replace","path":"/spec/template/spec/containers/0/env/2","value":{"name":"DB_PASSWORD","value":"haru-no-umi"}},
  {"op":"replace","path":"/spec/template/spec/containers/0/volumeMounts/0/mountPath","value":"/etc/collector"}
]'
kubectl rollout status deployment/collector -n survey --timeout=60s
