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
          readinessProbe:
            httpGet:
              path: /
              port: http
            periodSeconds: 5
'
kubectl rollout status deployment/timetable -n ferry --timeout=180s
