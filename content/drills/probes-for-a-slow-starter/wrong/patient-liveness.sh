# fails: hang-is-noticed
# near miss: so patient a liveness probe lets a program hang for three minutes, too
kubectl patch deployment stock-index -n depot -p '
spec:
  template:
    spec:
      containers:
        - name: stock-index
          livenessProbe:
            initialDelaySeconds: 0
            periodSeconds: 5
            failureThreshold: 36
'
kubectl rollout status deployment/stock-index -n depot --timeout=300s
