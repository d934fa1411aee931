A sidecar follows the file that the app writes into a shared emptyDir, while both run. Source: Kubernetes documentation,
"Logging Architecture" (streaming sidecar container).

  $ kubectl apply -f - <<'Y'
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: counter}
  > spec:
  >   terminationGracePeriodSeconds: 0
  >   volumes: [{name: varlog, emptyDir: {}}]
  >   containers:
  >   - name: count
  >     image: busybox:1.36
  >     command: [sh, -c, 'i=0; while true; do echo "$i line" >> /var/log/1.log; i=$((i+1)); sleep 1; done']
  >     volumeMounts: [{name: varlog, mountPath: /var/log}]
  >   - name: count-log-1
  >     image: busybox:1.36
  >     command: [sh, -c, 'tail -n+1 -F /var/log/1.log']
  >     volumeMounts: [{name: varlog, mountPath: /var/log}]
  > Y
  pod/counter created
  $ kubectl wait --for=condition=Ready pod/counter; sleep 5
  pod/counter condition met
  $ kubectl logs counter -c count-log-1 --tail=-1 | head -3
  0 line
  1 line
  2 line
  $ kubectl exec counter -c count -- sh -c 'echo by hand >> /var/log/1.log'; sleep 1; kubectl logs counter -c count-log-1 | grep -c 'by hand'
  1
  $ kubectl logs counter -c count
