# fails: not-for-ever, hang-is-noticed
# without a liveness probe nothing is killed, and nothing is repaired
kubectl patch deployment stock-index -n depot -p '
spec:
  template:
    spec:
      containers:
        - name: stock-index
          livenessProbe: null
'
kubectl rollout status deployment/stock-index -n depot --timeout=300s
