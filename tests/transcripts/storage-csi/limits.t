A node holds no more volumes than its CSINode says. Source: Kubernetes documentation, "Node-specific Volume Limits";
plugins/nodevolumelimits.

  $ cat > claim.sh <<'E'
  > kubectl apply -f - <<Y
  > apiVersion: v1
  > kind: PersistentVolumeClaim
  > metadata: {name: $1}
  > spec: {accessModes: [${3:-ReadWriteOnce}], storageClassName: $2, resources: {requests: {storage: 1Gi}} $4}
  > Y
  > E
  $ cat > pod.sh <<'E'
  > kubectl apply -f - <<Y
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: $1}
  > spec:
  >   terminationGracePeriodSeconds: 1
  >   $3
  >   containers: [{name: c, image: "busybox:1.36", command: [sleep, "10000"], volumeMounts: [{name: v, mountPath: /data}]}]
  >   volumes: [{name: v, persistentVolumeClaim: {claimName: $2}}]
  > Y
  > E
  $ kubectl get csinode worker-1 -o jsonpath='{.spec.drivers[0].name} {.spec.drivers[0].allocatable.count}{"\n"}'
  block.csi.example.com 4
  $ for n in 1 2 3 4 5; do bash claim.sh data-$n csi-block; bash pod.sh pod-$n data-$n 'nodeSelector: {kubernetes.io/hostname: worker-1}'; done > /dev/null
  $ advance 20s
  $ kubectl get pods --no-headers | awk '{print $1, $3}'
  pod-1 Running
  pod-2 Running
  pod-3 Running
  pod-4 Running
  pod-5 Pending
  $ kubectl get pod pod-5 -o jsonpath='{.status.conditions[0].message}{"\n"}'
  0/3 nodes are available: 1 node(s) didn't match Pod's node affinity/selector, 1 node(s) exceed max volume count, 1 node(s) had untolerated taint(s). no new claims to deallocate, preemption: 0/3 nodes are available: 1 No preemption victims found for incoming pod, 2 Preemption is not helpful for scheduling.
  $ kubectl delete pod pod-1
  pod "pod-1" deleted from default namespace
  $ advance 20s
  $ kubectl get pod pod-5 --no-headers | awk '{print $3}'
  Running
Elsewhere there is room; and the same volume counts once.
  $ bash claim.sh data-6 csi-block; bash pod.sh pod-6 data-6; bash pod.sh twin data-2
  persistentvolumeclaim/data-6 created
  pod/pod-6 created
  pod/twin created
  $ advance 20s
  $ kubectl get pods pod-6 twin -o wide --no-headers | awk '{print $1, $3, $7}'
  pod-6 Running worker-2
  twin Running worker-1
