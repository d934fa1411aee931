Which volume a claim gets. Source: Kubernetes documentation, "Persistent Volumes" (Binding, Reserving a
PersistentVolume, Selector); pkg/controller/volume/persistentvolume, component-helpers/storage/volume.

  $ cat > pv.sh <<'E'
  > kubectl apply -f - <<Y
  > apiVersion: v1
  > kind: PersistentVolume
  > metadata: {name: $1, labels: {tier: "$4"}}
  > spec: {capacity: {storage: $2}, accessModes: [$3], storageClassName: manual, volumeMode: ${5:-Filesystem}, hostPath: {path: /srv/$1} $6}
  > Y
  > E
  $ cat > pvc.sh <<'E'
  > kubectl apply -f - <<Y
  > apiVersion: v1
  > kind: PersistentVolumeClaim
  > metadata: {name: $1}
  > spec: {accessModes: [$3], storageClassName: manual, volumeMode: ${4:-Filesystem}, resources: {requests: {storage: $2}} $5}
  > Y
  > E
  $ bash pv.sh big 10Gi ReadWriteOnce a; bash pv.sh mid 3Gi ReadWriteOnce b; bash pv.sh small 1Gi ReadWriteOnce a; bash pv.sh wide 2Gi "ReadWriteOnce, ReadWriteMany" a; bash pv.sh raw 2Gi ReadWriteOnce a Block
  persistentvolume/big created
  persistentvolume/mid created
  persistentvolume/small created
  persistentvolume/wide created
  persistentvolume/raw created
  $ bash pv.sh kept 2Gi ReadWriteOnce a Filesystem ', claimRef: {name: later, namespace: default}'
  persistentvolume/kept created
  $ settle
The smallest that is large enough; modes, volumeMode and selector have to fit; what is kept for another is not taken.
  $ bash pvc.sh two 2Gi ReadWriteOnce; bash pvc.sh many 1Gi ReadWriteMany; bash pvc.sh block 1Gi ReadWriteOnce Block; bash pvc.sh chosen 1Gi ReadWriteOnce Filesystem ', selector: {matchLabels: {tier: a}}'; bash pvc.sh huge 100Gi ReadWriteOnce
  persistentvolumeclaim/two created
  persistentvolumeclaim/many created
  persistentvolumeclaim/block created
  persistentvolumeclaim/chosen created
  persistentvolumeclaim/huge created
  $ settle
  $ kubectl get pvc --no-headers | awk '{print $1, $2, $3, $4}'
  block Bound raw 2Gi
  chosen Bound small 1Gi
  huge Pending manual <unset>
  many Bound wide 2Gi
  two Bound mid 3Gi
  $ bash pvc.sh later 1Gi ReadWriteOnce; bash pvc.sh taken 1Gi ReadWriteOnce Filesystem ', volumeName: mid'; bash pvc.sh small 20Gi ReadWriteOnce Filesystem ', volumeName: big'; bash pvc.sh other 1Gi ReadWriteMany Filesystem ', volumeName: big'; bash pvc.sh nowhere 1Gi ReadWriteOnce Filesystem ', volumeName: nope'
  persistentvolumeclaim/later created
  persistentvolumeclaim/taken created
  persistentvolumeclaim/small created
  persistentvolumeclaim/other created
  persistentvolumeclaim/nowhere created
  $ advance 20s
  $ kubectl get pvc later taken small other nowhere
  NAME  STATUS  VOLUME  CAPACITY  ACCESS MODES  STORAGECLASS  VOLUMEATTRIBUTESCLASS  AGE
  later  Bound  kept  2Gi  RWO  manual  <unset>  <age>
  taken  Pending  mid  0  manual  <unset>  <age>
  small  Pending  big  0  manual  <unset>  <age>
  other  Pending  big  0  manual  <unset>  <age>
  nowhere  Pending  nope  0  manual  <unset>  <age>
  $ kubectl get events --field-selector type=Warning -o custom-columns=ON:.involvedObject.name,REASON:.reason,MESSAGE:.message --no-headers | sort
  huge  ProvisioningFailed  storageclass.storage.k8s.io "manual" not found
  other  VolumeMismatch  Cannot bind to requested volume "big": incompatible accessMode
  small  VolumeMismatch  Cannot bind to requested volume "big": requested PV is too small
  taken  FailedBinding  volume "mid" already bound to a different claim.
  $ kubectl get pv
  NAME  CAPACITY  ACCESS MODES  RECLAIM POLICY  STATUS  CLAIM  STORAGECLASS  VOLUMEATTRIBUTESCLASS  REASON  AGE
  big  10Gi  RWO  Retain  Available  manual  <unset>  <age>
  kept  2Gi  RWO  Retain  Bound  default/later  manual  <unset>  <age>
  mid  3Gi  RWO  Retain  Bound  default/two  manual  <unset>  <age>
  raw  2Gi  RWO  Retain  Bound  default/block  manual  <unset>  <age>
  small  1Gi  RWO  Retain  Bound  default/chosen  manual  <unset>  <age>
  wide  2Gi  RWO,RWX  Retain  Bound  default/many  manual  <unset>  <age>
  $ kubectl get pv mid kept -o jsonpath='{range .items[*]}{.metadata.name}: {.metadata.annotations}{"\n"}{end}'
  mid: {"kubectl.kubernetes.io/last-applied-configuration":"{\"apiVersion\":\"v1\",\"kind\":\"PersistentVolume\",\"metadata\":{\"annotations\":{},\"labels\":{\"tier\":\"b\"},\"name\":\"mid\"},\"spec\":{\"accessModes\":[\"ReadWriteOnce\"],\"capacity\":{\"storage\":\"3Gi\"},\"hostPath\":{\"path\":\"/srv/mid\"},\"storageClassName\":\"manual\",\"volumeMode\":\"Filesystem\"}}\n","pv.kubernetes.io/bound-by-controller":"yes"}
  kept: {"kubectl.kubernetes.io/last-applied-configuration":"{\"apiVersion\":\"v1\",\"kind\":\"PersistentVolume\",\"metadata\":{\"annotations\":{},\"labels\":{\"tier\":\"a\"},\"name\":\"kept\"},\"spec\":{\"accessModes\":[\"ReadWriteOnce\"],\"capacity\":{\"storage\":\"2Gi\"},\"claimRef\":{\"name\":\"later\",\"namespace\":\"default\"},\"hostPath\":{\"path\":\"/srv/kept\"},\"storageClassName\":\"manual\",\"volumeMode\":\"Filesystem\"}}\n"}
  $ bash pvc.sh solo 1Gi "ReadWriteOncePod, ReadWriteOnce"
  ! The PersistentVolumeClaim "solo" is invalid: spec.accessModes: Forbidden: may not use ReadWriteOncePod with other access modes
  [1]
