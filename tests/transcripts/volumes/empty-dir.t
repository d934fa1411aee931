What an emptyDir keeps and for how long. Source: Kubernetes documentation, "Volumes" (emptyDir).

  $ kubectl apply -f - <<'X'
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: p}
  > spec:
  >   terminationGracePeriodSeconds: 1
  >   initContainers:
  >   - {name: i, image: "busybox:1.36", command: [sh, -c, "echo from init > /e/init"], volumeMounts: [{name: e, mountPath: /e}]}
  >   containers:
  >   - name: a
  >     image: busybox:1.36
  >     command: [sh, -c, "echo run >> /e/runs; echo run >> /tmp/runs; until [ -f /tmp/stop ]; do sleep 1; done"]
  >     volumeMounts: [{name: e, mountPath: /e}]
  >   - name: b
  >     image: busybox:1.36
  >     command: [sleep, "10000"]
  >     volumeMounts: [{name: e, mountPath: /look, readOnly: true}, {name: m, mountPath: /m}]
  >   volumes:
  >   - {name: e, emptyDir: {}}
  >   - {name: m, emptyDir: {medium: Memory, sizeLimit: 1Mi}}
  > X
  pod/p created
  $ settle
  $ kubectl exec p -c b -- sh -c 'cat /look/init /look/runs; touch /look/x'
  from init
  run
  ! touch: /look/x: Read-only file system
  ! command terminated with exit code 1
  [1]
A container that starts again finds the volume as it was, and its own files gone.
  $ kubectl exec p -c a -- touch /tmp/stop
  $ advance 15s
  $ kubectl exec p -c a -- sh -c 'wc -l /e/runs /tmp/runs | head -2; ls /tmp'
   2 /e/runs
   1 /tmp/runs
  runs
In memory, it is as large as its limit.
  $ kubectl exec p -c b -- dd if=/dev/zero of=/m/f bs=1M count=2
  ! dd: error writing '/m/f': No space left on device
  ! 2+0 records in
  ! 1+0 records out
  ! 1048576 bytes (1.0MB) copied, 0.000624 seconds, 1.6GB/s
  ! command terminated with exit code 1
  [1]
  $ kubectl describe pod p | grep -A4 '^  m:'
    m:
      Type:  EmptyDir (a temporary directory that shares a pod's lifetime)
      Medium:  Memory
      SizeLimit:  1Mi
    kube-api-access-<rand>:
Another pod has another one.
  $ kubectl get pod p -o yaml > p.yaml; kubectl replace --force -f p.yaml
  pod "p" deleted from default namespace
  pod/p replaced
  $ settle
  $ kubectl exec p -c b -- cat /look/runs
  run
  $ kubectl delete pod p
  pod "p" deleted from default namespace
