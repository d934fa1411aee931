# fails: three-minutes-allowed, not-for-ever
# near miss: enough for the start of today only
kubectl patch deployment stock-index -n depot -p '
spec:
  template:
    spec:
      containers:
        - name: stock-index
          startupProbe:
            exec:
              command: ["cat", "/tmp/alive"]
            periodSeconds: 5
            failureThreshold: 20
          livenessProbe:
            initialDelaySeconds: 0
            periodSeconds: 5
            failureThreshold: 3
'
kubectl rollout status deployment/stock-index -n depot --timeout=300s
