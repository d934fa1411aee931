The liveness examples of the documentation: a file that goes after 30 seconds, a server that is well for ten.
Source: https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/

  $ cat > p.yaml <<'Y'
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: liveness-exec}
  > spec:
  >   containers:
  >   - name: liveness
  >     image: registry.k8s.io/busybox:1.27.2
  >     args: [/bin/sh, -c, touch /tmp/healthy; sleep 30; rm -f /tmp/healthy; sleep 600]
  >     livenessProbe: {exec: {command: [cat, /tmp/healthy]}, initialDelaySeconds: 5, periodSeconds: 5}
  > ---
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: liveness-http}
  > spec:
  >   containers:
  >   - name: liveness
  >     image: registry.k8s.io/e2e-test-images/agnhost:2.40
  >     args: [liveness]
  >     livenessProbe: {httpGet: {path: /healthz, port: 8080}, initialDelaySeconds: 3, periodSeconds: 3}
  > Y
  $ kubectl apply -f p.yaml
  pod/liveness-exec created
  pod/liveness-http created
  $ sleep 10; kubectl get pods --no-headers
  liveness-exec  1/1  Running  0  <age>
  liveness-http  1/1  Running  0  <age>
  $ sleep 20; kubectl get pods --no-headers
  liveness-exec  1/1  Running  0  <age>
  liveness-http  1/1  Running  1 (<age> ago)  <age>
  $ kubectl describe pod liveness-http | grep -o 'Liveness probe failed.*'
  Liveness probe failed: HTTP probe failed with statuscode: 500
  $ kubectl get pod liveness-http -o jsonpath='{.status.containerStatuses[0].lastState.terminated.exitCode}'
  2
  $ sleep 60; kubectl get pod liveness-exec --no-headers
  liveness-exec  1/1  Running  1 (<age> ago)  <age>
  $ kubectl describe pod liveness-exec | grep -o 'Liveness probe failed.*'
  Liveness probe failed: cat: can't open '/tmp/healthy': No such file or directory
