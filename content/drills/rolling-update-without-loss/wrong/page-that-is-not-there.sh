# fails: updated, next-release
# the probe asks for a page that nginx does not have: no new Pod is ever ready
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
              path: /healthz
              port: http
'
kubectl rollout status deployment/timetable -n ferry --timeout=60s
