# fails: not-for-ever
# a till that hangs would hold up every drain for an hour
kubectl patch deployment till -n market -p '
spec:
  template:
    spec:
      terminationGracePeriodSeconds: 3600
      containers:
        - name: till
          lifecycle:
            preStop:
              sleep:
                seconds: 15
'
kubectl rollout status deployment/till -n market --timeout=180s
