# fails: runs, same-program, follows-configuration
# near miss: the file is mounted one folder too deep
kubectl patch deployment collector -n survey --type=json -p '[
  {"op":"replace","path":"/spec/template/spec/containers/0/env/0","value":{"name":"DB_HOST","valueFrom":{"configMapKeyRef":{"name":"collector","key":"DB_HOST"}}}},
  {"op":"replace","path":"/spec/template/spec/containers/0/env/2","value":{"name":"DB_PASSWORD","valueFrom":{"secretKeyRef":{"name":"collector-login","key":"password"}}}},
  {"op":"replace","path":"/spec/template/spec/containers/0/volumeMounts/0/mountPath","value":"/etc/collector/conf.d"}
]'
kubectl rollout status deployment/collector -n survey --timeout=60s
