# fails: log-is-seen, follows
# near miss: each container has a folder of its own, and tail waits for ever
kubectl patch deployment beacon -n lighthouse -p '
spec:
  template:
    spec:
      volumes: [{name: log, emptyDir: {}}]
      containers:
      - name: turns
        image: busybox:1.36
        command: [sh, -c, "tail -n +1 -F /var/log/beacon/turns.log"]
        volumeMounts: [{name: log, mountPath: /var/log/beacon}]
'
kubectl rollout status deployment/beacon -n lighthouse --timeout=60s
sleep 15
kubectl logs deployment/beacon -n lighthouse -c turns --tail=2
