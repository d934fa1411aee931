# fails: hanging-release
# near miss: a liveness probe restarts, it keeps nobody out of the endpoints
kubectl patch deployment timetable -n ferry -p '
spec:
  strategy:
    rollingUpdate:
      maxSurge: 1
      maxUnavailable: 0
  template:
    spec:
      containers:
        - name: timetable
          image: nginx:1.29
          livenessProbe:
            httpGet:
              path: /
              port: http
            periodSeconds: 5
'
kubectl rollout status deployment/timetable -n ferry --timeout=180s
