# fails: hanging-release
# near miss: without a readiness probe a process that runs is taken for one that serves
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
'
kubectl rollout status deployment/timetable -n ferry --timeout=180s
