# fails: hang-is-noticed
# near miss: the start is saved, the liveness probe stays as slow as it was
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
'
kubectl rollout status deployment/stock-index -n depot --timeout=300s
