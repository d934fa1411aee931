Who may have a volume at one time: ReadWriteOnce is one node, ReadWriteOncePod one pod, ReadWriteMany many nodes.
Source: Kubernetes documentation, "Persistent Volumes" (Access Modes); plugins/volumerestrictions;
GenerateMountVolumeFunc of pkg/volume/util/operationexecutor.

  $ cat > claim.sh <<'E'
  > kubectl apply -f - <<Y
  > apiVersion: v1
  > kind: PersistentVolumeClaim
  > metadata: {name: $1}
  > spec: {accessModes: [$2], resources: {requests: {storage: 1Gi}}}
  > Y
  > E
  $ cat > pod.sh <<'E'
  > kubectl apply -f - <<Y
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: $1}
  > spec:
  >   $3
  >   terminationGracePeriodSeconds: 1
  >   containers: [{name: c, image: "busybox:1.36", command: [sleep, "10000"], volumeMounts: [{name: v, mountPath: /data}]}]
  >   volumes: [{name: v, persistentVolumeClaim: {claimName: $2}}]
  > Y
  > E
  $ bash claim.sh once ReadWriteOnce; bash claim.sh solo ReadWriteOncePod
  persistentvolumeclaim/once created
  persistentvolumeclaim/solo created
  $ bash pod.sh a once; bash pod.sh p solo
  pod/a created
  pod/p created
  $ settle
Two pods of one node share the first; a second pod is too much for the other.
  $ bash pod.sh b once; bash pod.sh q solo
  pod/b created
  pod/q created
  $ settle
  $ kubectl get pods --no-headers | awk '{print $1, $3}'
  a Running
  b Running
  p Running
  q Pending
  $ kubectl get pod a b -o jsonpath='{.items[*].spec.nodeName}' | tr ' ' '\n' | sort -u | wc -l
  1
  $ kubectl exec a -- sh -c 'echo hello > /data/note'; kubectl exec b -- cat /data/note
  hello
  $ kubectl get pod q -o jsonpath='{.status.conditions[0].message}{"\n"}'
  0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 node has pod using PersistentVolumeClaim with the same name and ReadWriteOncePod access mode. no new claims to deallocate, preemption: 0/3 nodes are available: 1 Preemption is not helpful for scheduling, 2 No preemption victims found for incoming pod.
Whoever goes past the scheduler is held back by the kubelet.
  $ bash pod.sh r solo "nodeName: $(kubectl get pod p -o jsonpath='{.spec.nodeName}')"
  pod/r created
  $ settle
  $ kubectl get pod r --no-headers | awk '{print $3}'
  ContainerCreating
  $ kubectl get events --field-selector involvedObject.name=r -o custom-columns=REASON:.reason,MESSAGE:.message --no-headers | sed 's/pvc-[0-9a-f-]*/PV/'
  FailedMount  MountVolume.SetUp failed for volume "PV" : volume uses the ReadWriteOncePod access mode and is already in use by another pod
  $ kubectl delete pod p
  pod "p" deleted from default namespace
  $ advance 70s
  $ kubectl get pods q r --no-headers | awk '{print $1, $3}'
  q Pending
  r Running
