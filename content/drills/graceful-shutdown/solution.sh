kubectl patch deployment till -n market -p '
spec:
  template:
    spec:
      terminationGracePeriodSeconds: 70
      containers:
        - name: till
          lifecycle:
            preStop:
              sleep:
                seconds: 15
'
kubectl rollout status deployment/till -n market --timeout=180s
