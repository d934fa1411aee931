# fails: books-everything, survives-rollout, not-for-ever
# near miss: 50 seconds are enough for the booking, but the hook has used up 15 of them
kubectl patch deployment till -n market -p '
spec:
  template:
    spec:
      terminationGracePeriodSeconds: 50
      containers:
        - name: till
          lifecycle:
            preStop:
              sleep:
                seconds: 15
'
kubectl rollout status deployment/till -n market --timeout=180s
