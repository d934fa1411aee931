# fails: books-everything, survives-rollout, not-for-ever
# near miss: the grace period of 30 seconds includes the hook
kubectl patch deployment till -n market -p '
spec:
  template:
    spec:
      containers:
        - name: till
          lifecycle:
            preStop:
              sleep:
                seconds: 15
'
kubectl rollout status deployment/till -n market --timeout=180s
