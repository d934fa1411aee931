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
            failureThreshold: 36
          livenessProbe:
            initialDelaySeconds: 0
            periodSeconds: 5
            failureThreshold: 3
'
kubectl rollout status deployment/stock-index -n depot --timeout=300s
