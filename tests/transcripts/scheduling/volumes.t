What volumes make of a pod's nodes. Source: plugins/volumerestrictions, nodevolumelimits, volumezone, volumebinding.

  $ kubectl apply -f - <<'X'
  > apiVersion: v1
  > kind: PersistentVolumeClaim
  > metadata: {name: solo}
  > spec: {accessModes: [ReadWriteOncePod], resources: {requests: {storage: 1Gi}}}
  > X
  persistentvolumeclaim/solo created
  $ cat > pod.yaml <<'X'
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: NAME}
  > spec:
  >   containers: [{name: c, image: "nginx:1.27"}]
  >   volumes: [{name: v, persistentVolumeClaim: {claimName: CLAIM}}]
  > X
  $ for n in one two; do sed "s/NAME/$n/; s/CLAIM/solo/" pod.yaml | kubectl apply -f -; sleep 5; done
  pod/one created
  pod/two created
  $ settle
  $ kubectl get pods one two --no-headers | awk '{print $1, $3}'
  one Running
  two Pending
  $ kubectl get pod two -o jsonpath='{.status.conditions[?(@.type=="PodScheduled")].message}{"\n"}'
  0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 node has pod using PersistentVolumeClaim with the same name and ReadWriteOncePod access mode. no new claims to deallocate, preemption: 0/3 nodes are available: 1 Preemption is not helpful for scheduling, 2 No preemption victims found for incoming pod.
  $ kubectl delete pod one --grace-period=1
  pod "one" deleted from default namespace
  $ advance 10s
  $ kubectl get pod two --no-headers | awk '{print $3}'
  Running
A volume with the label of a zone.
  $ kubectl label node worker-1 topology.kubernetes.io/zone=a
  node/worker-1 labeled
  $ kubectl label node worker-2 topology.kubernetes.io/zone=b
  node/worker-2 labeled
  $ kubectl apply -f - <<'X'
  > apiVersion: v1
  > kind: PersistentVolume
  > metadata: {name: zonal, labels: {topology.kubernetes.io/zone: b}}
  > spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteMany], storageClassName: manual, hostPath: {path: /data}}
  > ---
  > apiVersion: v1
  > kind: PersistentVolumeClaim
  > metadata: {name: zonal}
  > spec: {accessModes: [ReadWriteMany], storageClassName: manual, volumeName: zonal, resources: {requests: {storage: 1Gi}}}
  > X
  persistentvolume/zonal created
  persistentvolumeclaim/zonal created
  $ settle
  $ sed "s/NAME/zoned/; s/CLAIM/zonal/" pod.yaml | kubectl apply -f -
  pod/zoned created
  $ settle
  $ kubectl get pod zoned -o jsonpath='{.spec.nodeName}{"\n"}'
  worker-2
  $ kubectl cordon worker-2
  node/worker-2 cordoned
  $ sed "s/NAME/stuck/; s/CLAIM/zonal/" pod.yaml | kubectl apply -f -
  pod/stuck created
  $ settle
  $ kubectl get pod stuck -o jsonpath='{.status.conditions[?(@.type=="PodScheduled")].message}{"\n"}'
  0/3 nodes are available: 1 node(s) had no available volume zone, 1 node(s) had untolerated taint(s), 1 node(s) were unschedulable. no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.
A claim that is not there, and one whose volume nobody makes: the pod waits for it with a node in mind, for ten minutes.
  $ sed "s/NAME/lost/; s/CLAIM/nothere/" pod.yaml | kubectl apply -f -
  pod/lost created
  $ kubectl apply -f - <<'X'
  > apiVersion: storage.k8s.io/v1
  > kind: StorageClass
  > metadata: {name: slow}
  > provisioner: slow.example.com
  > volumeBindingMode: WaitForFirstConsumer
  > ---
  > apiVersion: v1
  > kind: PersistentVolumeClaim
  > metadata: {name: slow}
  > spec: {accessModes: [ReadWriteOnce], storageClassName: slow, resources: {requests: {storage: 1Gi}}}
  > X
  storageclass.storage.k8s.io/slow created
  persistentvolumeclaim/slow created
  $ sed "s/NAME/waiting/; s/CLAIM/slow/" pod.yaml | kubectl apply -f -
  pod/waiting created
  $ settle
  $ kubectl get pod lost -o jsonpath='{.status.conditions[?(@.type=="PodScheduled")].message}{"\n"}'
  0/3 nodes are available: persistentvolumeclaim "nothere" not found. not found
  $ kubectl get pod waiting -o wide --no-headers | awk '{print $3, $7, $8}'
  Pending <none> worker-1
  $ advance 610s
  $ kubectl get pod waiting -o jsonpath='{.status.conditions[?(@.type=="PodScheduled")].reason}{"\n"}'
  SchedulerError
  $ kubectl get events --field-selector involvedObject.name=waiting,reason=FailedScheduling -o custom-columns=MESSAGE:.message
  MESSAGE
  running PreBind plugin "VolumeBinding": binding volumes: context deadline exceeded
Nodes on which a driver can attach one volume only.
  $ kubectl delete pod waiting
  pod "waiting" deleted from default namespace
  $ for n in 1 2; do kubectl apply -f - <<X
  > apiVersion: storage.k8s.io/v1
  > kind: CSINode
  > metadata: {name: worker-$n}
  > spec: {drivers: [{name: slow.example.com, nodeID: worker-$n, allocatable: {count: 1}}]}
  > ---
  > apiVersion: v1
  > kind: PersistentVolumeClaim
  > metadata: {name: slow-$n}
  > spec: {accessModes: [ReadWriteOnce], storageClassName: slow, resources: {requests: {storage: 1Gi}}}
  > X
  > done
  csinode.storage.k8s.io/worker-1 created
  persistentvolumeclaim/slow-1 created
  csinode.storage.k8s.io/worker-2 created
  persistentvolumeclaim/slow-2 created
  $ kubectl uncordon worker-2
  node/worker-2 uncordoned
  $ sed "s/NAME/limited/; s/CLAIM/slow-1/; s/volumes: \[/&{name: w, persistentVolumeClaim: {claimName: slow-2}}, /" pod.yaml | kubectl apply -f -
  pod/limited created
  $ settle
  $ kubectl get pod limited -o jsonpath='{.status.conditions[?(@.type=="PodScheduled")].message}{"\n"}'
  0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 node(s) exceed max volume count. no new claims to deallocate, preemption: 0/3 nodes are available: 1 Preemption is not helpful for scheduling, 2 No preemption victims found for incoming pod.
