# fails: runs, same-program, follows-configuration
# near miss: the first message is obeyed, and the next ones are not read
kubectl patch deployment collector -n survey --type=json -p '[
  {"op":"replace","path":"/spec/template/spec/containers/0/env/0","value":{"name":"DB_HOST","valueFrom":{"configMapKeyRef":{"name":"collector","key":"DB_HOST"}}}},
  {"op":"replace","path":"/spec/template/spec/containers/0/env/2","value":{"name":"DB_PASSWORD","valueFrom":{"secretKeyRef":{"name":"collector-login","key":"pasword","optional":true}}}},
  {"op":"replace","path":"/spec/template/spec/containers/0/volumeMounts/0/mountPath","value":"/etc/collector"}
]'
kubectl rollout status deployment/collector -n survey --timeout=60s
