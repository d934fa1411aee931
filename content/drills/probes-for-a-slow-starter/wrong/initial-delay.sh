# fails: hang-is-noticed
# reaches the end state, but for three minutes after each start, however quick, nobody looks
kubectl patch deployment stock-index -n depot -p '
spec:
  template:
    spec:
      containers:
        - name: stock-index
          livenessProbe:
            initialDelaySeconds: 180
            periodSeconds: 5
            failureThreshold: 3
'
kubectl rollout status deployment/stock-index -n depot --timeout=300s
