What becomes of a volume when its claim goes. Source: Kubernetes documentation, "Persistent Volumes" (Reclaiming);
pkg/controller/volume/persistentvolume.

  $ cat > pair.sh <<'E'
  > kubectl apply -f - <<Y
  > apiVersion: v1
  > kind: PersistentVolume
  > metadata: {name: $1}
  > spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], storageClassName: manual, persistentVolumeReclaimPolicy: $2, $3}
  > ---
  > apiVersion: v1
  > kind: PersistentVolumeClaim
  > metadata: {name: $1}
  > spec: {accessModes: [ReadWriteOnce], storageClassName: manual, volumeName: $1, resources: {requests: {storage: 500Mi}}}
  > Y
  > E
  $ bash pair.sh kept Retain 'hostPath: {path: /srv/kept}'
  persistentvolume/kept created
  persistentvolumeclaim/kept created
  $ settle
  $ kubectl delete pvc kept
  persistentvolumeclaim "kept" deleted from default namespace
  $ settle
  $ kubectl get pv kept
  NAME  CAPACITY  ACCESS MODES  RECLAIM POLICY  STATUS  CLAIM  STORAGECLASS  VOLUMEATTRIBUTESCLASS  REASON  AGE
  kept  1Gi  RWO  Retain  Released  default/kept  manual  <unset>  <age>
A released volume is not bound again, also not to a claim of the same name, until its reference is taken away.
  $ bash pair.sh kept Retain 'hostPath: {path: /srv/kept}'
  persistentvolume/kept unchanged
  persistentvolumeclaim/kept created
  $ advance 20s
  $ kubectl get pvc kept --no-headers | awk '{print $2}'
  Pending
  $ kubectl get events --field-selector involvedObject.name=kept,type=Warning -o custom-columns=REASON:.reason,MESSAGE:.message --no-headers
  FailedBinding  volume "kept" already bound to a different claim.
  $ kubectl patch pv kept --type json -p '[{"op":"remove","path":"/spec/claimRef"}]'
  persistentvolume/kept patched
  $ advance 20s
  $ kubectl get pv kept --no-headers | awk '{print $5, $6}'
  Bound default/kept
What nobody provisioned cannot be deleted, but below /tmp.
  $ kubectl patch pv kept -p '{"spec":{"persistentVolumeReclaimPolicy":"Delete"}}'
  persistentvolume/kept patched
  $ kubectl delete pvc kept
  persistentvolumeclaim "kept" deleted from default namespace
  $ settle
  $ kubectl get pv kept
  NAME  CAPACITY  ACCESS MODES  RECLAIM POLICY  STATUS  CLAIM  STORAGECLASS  VOLUMEATTRIBUTESCLASS  REASON  AGE
  kept  1Gi  RWO  Delete  Failed  default/kept  manual  <unset>  <age>
  $ kubectl describe pv kept | sed -n '/^Message/p; /^Events/,$p'
  Message:  host_path deleter only supports /tmp/.+ but received provided /srv/kept
  Events:
    Type  Reason  Age  From  Message
    ----  ------  ----  ----  -------
    Warning  VolumeFailedDelete  <age>  persistentvolume-controller  host_path deleter only supports /tmp/.+ but received provided /srv/kept
  $ bash pair.sh tmp Delete 'hostPath: {path: /tmp/scratch}'; bash pair.sh share Delete 'nfs: {server: nfs.example.com, path: /exports}'; bash pair.sh wiped Recycle 'hostPath: {path: /tmp/wiped}'
  persistentvolume/tmp created
  persistentvolumeclaim/tmp created
  persistentvolume/share created
  persistentvolumeclaim/share created
  persistentvolume/wiped created
  persistentvolumeclaim/wiped created
  ! Warning: spec.persistentVolumeReclaimPolicy: The Recycle reclaim policy is deprecated. Instead, the recommended approach is to use dynamic provisioning.
  $ settle
  $ kubectl delete pvc tmp share wiped
  persistentvolumeclaim "tmp" deleted from default namespace
  persistentvolumeclaim "share" deleted from default namespace
  persistentvolumeclaim "wiped" deleted from default namespace
  $ settle
  $ kubectl get pv --no-headers | awk '{print $1, $4, $5}'
  kept Delete Failed
  share Delete Failed
  wiped Recycle Available
  $ kubectl get events --field-selector involvedObject.kind=PersistentVolume -o custom-columns=ON:.involvedObject.name,REASON:.reason,MESSAGE:.message --no-headers | sort
  kept  VolumeFailedDelete  host_path deleter only supports /tmp/.+ but received provided /srv/kept
  share  VolumeFailedDelete  error getting deleter volume plugin for volume "share": no deletable volume plugin matched
  wiped  VolumeRecycled  Volume recycled
