# fails: next-release, hanging-release
# reaches the end state, but 25 % of four Pods may be missing
kubectl patch deployment timetable -n ferry -p '
spec:
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
