Settings of a volume that change while it is used. Source: Kubernetes documentation, "Volume Attributes Classes";
kubernetes-csi's external-resizer (modifycontroller).

  $ cat > claim.sh <<'E'
  > kubectl apply -f - <<Y
  > apiVersion: v1
  > kind: PersistentVolumeClaim
  > metadata: {name: $1}
  > spec: {accessModes: [${3:-ReadWriteOnce}], storageClassName: $2, resources: {requests: {storage: 1Gi}} $4}
  > Y
  > E
  $ kubectl get volumeattributesclasses
  NAME  DRIVERNAME  AGE
  gold  block.csi.example.com  <age>
  silver  block.csi.example.com  <age>
  $ bash claim.sh data csi-block-now ReadWriteOnce ', volumeAttributesClassName: silver'
  persistentvolumeclaim/data created
  $ settle
  $ kubectl get pvc data; kubectl get pv --no-headers | awk '{print $8}'
  NAME  STATUS  VOLUME  CAPACITY  ACCESS MODES  STORAGECLASS  VOLUMEATTRIBUTESCLASS  AGE
  data  Bound  pvc-<uid>  1Gi  RWO  csi-block-now  silver  <age>
  silver
  $ kubectl patch pvc data -p '{"spec":{"volumeAttributesClassName":"gold"}}'
  persistentvolumeclaim/data patched
  $ kubectl get pvc data -o jsonpath='{.status.currentVolumeAttributesClassName} {.status.modifyVolumeStatus}{"\n"}'
  silver {"status":"InProgress","targetVolumeAttributesClassName":"gold"}
  $ settle
  $ kubectl get pvc data -o jsonpath='{.status.currentVolumeAttributesClassName} [{.status.modifyVolumeStatus}]{"\n"}'
  gold []
  $ kubectl patch pvc data -p '{"spec":{"volumeAttributesClassName":"platinum"}}'
  persistentvolumeclaim/data patched
  $ settle
  $ kubectl get pvc data -o jsonpath='{.status.currentVolumeAttributesClassName} {.status.modifyVolumeStatus}{"\n"}'
  gold {"status":"Pending","targetVolumeAttributesClassName":"platinum"}
  $ kubectl apply -f - <<'Y'
  > apiVersion: storage.k8s.io/v1
  > kind: VolumeAttributesClass
  > metadata: {name: platinum}
  > driverName: block.csi.example.com
  > parameters: {iops: "64000"}
  > Y
  volumeattributesclass.storage.k8s.io/platinum created
  $ settle
  $ kubectl get pvc data -o jsonpath='{.status.currentVolumeAttributesClassName}{"\n"}'
  platinum
  $ kubectl get events --field-selector involvedObject.name=data -o custom-columns=REASON:.reason,MESSAGE:.message --no-headers | grep -i modif
  VolumeModify  external resizer is modifying volume data with vac gold
  VolumeModifySuccessful  external resizer modified volume data with vac gold successfully
  VolumeModifyFailed  VAC "platinum" does not exist.
  VolumeModify  external resizer is modifying volume data with vac platinum
  VolumeModifySuccessful  external resizer modified volume data with vac platinum successfully
  $ kubectl patch volumeattributesclass gold --type merge -p '{"parameters":{"iops":"1"}}'
  ! The VolumeAttributesClass "gold" is invalid: parameters: Forbidden: updates to parameters are forbidden.
  [1]
