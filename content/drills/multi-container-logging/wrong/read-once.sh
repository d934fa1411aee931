# fails: log-is-seen
# near miss: what is there at one moment is written, and no more
kubectl patch deployment beacon -n lighthouse -p '
spec:
  template:
    spec:
      volumes: [{name: log, emptyDir: {}}]
      containers:
      - name: turns
        image: busybox:1.36
        command: [sh, -c, "sleep 7; cat /var/log/beacon/turns.log; sleep 1d"]
        volumeMounts: [{name: log, mountPath: /var/log/beacon}]
      - name: beacon
        volumeMounts: [{name: log, mountPath: /var/log/beacon}]
'
kubectl rollout status deployment/beacon -n lighthouse --timeout=60s
sleep 15
kubectl logs deployment/beacon -n lighthouse -c turns --tail=2
