# fails: follows
# near miss: with -f, tail ends when the file is not there yet, and the container is restarted
kubectl patch deployment beacon -n lighthouse -p '
spec:
  template:
    spec:
      volumes: [{name: log, emptyDir: {}}]
      initContainers:
      - name: turns
        image: busybox:1.36
        command: [sh, -c, "tail -n +1 -f /var/log/beacon/turns.log"]
        restartPolicy: Always
        volumeMounts: [{name: log, mountPath: /var/log/beacon}]
      containers:
      - name: beacon
        volumeMounts: [{name: log, mountPath: /var/log/beacon}]
'
kubectl rollout status deployment/beacon -n lighthouse --timeout=60s
sleep 15
kubectl logs deployment/beacon -n lighthouse -c turns --tail=2
