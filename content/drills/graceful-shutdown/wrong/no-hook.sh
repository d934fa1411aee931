# fails: first-takes-orders
# reaches the end state, but SIGTERM arrives while orders still do
kubectl patch deployment till -n market -p '
spec:
  template:
    spec:
      terminationGracePeriodSeconds: 70
'
kubectl rollout status deployment/till -n market --timeout=180s
