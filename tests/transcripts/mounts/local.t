A local volume: bound to the node that has it, and mounted only when its folder is there. Source: Kubernetes
documentation, "Volumes" (local); pkg/volume/local.

  $ kubectl apply -f - <<'X'
  > apiVersion: storage.k8s.io/v1
  > kind: StorageClass
  > metadata: {name: local}
  > provisioner: kubernetes.io/no-provisioner
  > volumeBindingMode: WaitForFirstConsumer
  > ---
  > apiVersion: v1
  > kind: PersistentVolume
  > metadata: {name: ssd}
  > spec:
  >   capacity: {storage: 1Gi}
  >   accessModes: [ReadWriteOnce]
  >   storageClassName: local
  >   local: {path: /mnt/disks/ssd1}
  >   nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: kubernetes.io/hostname, operator: In, values: [worker-2]}]}]}}
  > ---
  > apiVersion: v1
  > kind: PersistentVolumeClaim
  > metadata: {name: fast}
  > spec: {accessModes: [ReadWriteOnce], storageClassName: local, resources: {requests: {storage: 1Gi}}}
  > ---
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: db}
  > spec:
  >   terminationGracePeriodSeconds: 1
  >   containers: [{name: c, image: "busybox:1.36", command: [sh, -c, "echo hi >> /d/x; sleep 10000"], volumeMounts: [{name: v, mountPath: /d}]}]
  >   volumes: [{name: v, persistentVolumeClaim: {claimName: fast}}]
  > X
  storageclass.storage.k8s.io/local created
  persistentvolume/ssd created
  persistentvolumeclaim/fast created
  pod/db created
  $ settle
  $ kubectl get pod db -o wide | awk '{print $1, $3, $7}'
  NAME STATUS NODE
  db ContainerCreating worker-2
  $ kubectl get events --field-selector involvedObject.name=db,type=Warning -o custom-columns=REASON:.reason,MESSAGE:.message --no-headers
  FailedMount  MountVolume.NewMounter initialization failed for volume "ssd" : path "/mnt/disks/ssd1" does not exist
  $ ssh worker-2 mkdir -p /mnt/disks/ssd1
  $ advance 70s
  $ kubectl get pod db --no-headers | awk '{print $3}'
  Running
  $ ssh worker-2 cat /mnt/disks/ssd1/x
  hi
Claim and volume go, the folder stays; no class without a provisioner makes a volume.
  $ kubectl delete pod db; kubectl delete pvc fast
  pod "db" deleted from default namespace
  persistentvolumeclaim "fast" deleted from default namespace
  $ settle
  $ kubectl get pv ssd --no-headers | awk '{print $5}'
  Released
  $ kubectl delete pv ssd; ssh worker-2 cat /mnt/disks/ssd1/x
  persistentvolume "ssd" deleted
  hi
  $ kubectl apply -f - <<'X'
  > apiVersion: v1
  > kind: PersistentVolume
  > metadata: {name: anywhere}
  > spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], storageClassName: local, local: {path: /mnt/disks/ssd1}}
  > X
  ! The PersistentVolume "anywhere" is invalid: spec.nodeAffinity: Required value: Local volume requires node affinity
  [1]
