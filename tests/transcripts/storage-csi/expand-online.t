A volume grows while it is used. Source: Kubernetes documentation, "Persistent Volumes" (Expanding Persistent Volumes
Claims); kubernetes-csi's external-resizer; NodeExpandVolume of pkg/volume/util/operationexecutor.

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
  $ bash claim.sh data csi-block; bash pod.sh one data
  persistentvolumeclaim/data created
  pod/one created
  $ advance 10s
  $ kubectl patch pvc data -p '{"spec":{"resources":{"requests":{"storage":"3Gi"}}}}'
  persistentvolumeclaim/data patched
  $ kubectl get pvc data -o jsonpath='{.status.conditions[*].type} {.status.allocatedResources.storage} {.status.allocatedResourceStatuses.storage} {.status.capacity.storage}{"\n"}'
  Resizing 3Gi ControllerResizeInProgress 1Gi
  $ advance 1500ms
  $ kubectl get events --field-selector involvedObject.name=data,reason=FileSystemResizeRequired -o custom-columns=MESSAGE:.message --no-headers
  Require file system resize of volume on node
  $ settle
  $ kubectl get pvc data; kubectl get pv --no-headers | awk '{print $2}'
  NAME  STATUS  VOLUME  CAPACITY  ACCESS MODES  STORAGECLASS  VOLUMEATTRIBUTESCLASS  AGE
  data  Bound  pvc-<uid>  3Gi  RWO  csi-block  <unset>  <age>
  3Gi
  $ kubectl get pvc data -o jsonpath='[{.status.conditions[*].type}] [{.status.allocatedResourceStatuses}]{"\n"}'
  [] []
  $ kubectl exec one -- df -h /data | awk '{print $2}'
  Size
  3.0G
  $ kubectl get events --field-selector reason=FileSystemResizeSuccessful -o custom-columns=ON:.involvedObject.kind,MESSAGE:.message --no-headers | sed 's/pvc-[0-9a-f-]*/PV/; s/worker-./NODE/'
  PersistentVolumeClaim  MountVolume.NodeExpandVolume succeeded for volume "PV" NODE
  Pod  MountVolume.NodeExpandVolume succeeded for volume "PV" NODE
It does not shrink; nor does one grow whose class does not allow it.
  $ kubectl patch pvc data -p '{"spec":{"resources":{"requests":{"storage":"2Gi"}}}}'
  ! The PersistentVolumeClaim "data" is invalid: spec.resources.requests.storage: Forbidden: field can not be less than status.capacity
  [1]
  $ bash claim.sh fixed standard; bash pod.sh two fixed
  persistentvolumeclaim/fixed created
  pod/two created
  $ advance 10s
  $ kubectl patch pvc fixed -p '{"spec":{"resources":{"requests":{"storage":"2Gi"}}}}'
  ! Error from server (Forbidden): persistentvolumeclaims "fixed" is forbidden: only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize
  [1]
  $ bash claim.sh waits csi-block; kubectl patch pvc waits -p '{"spec":{"resources":{"requests":{"storage":"2Gi"}}}}'
  persistentvolumeclaim/waits created
  ! The PersistentVolumeClaim "waits" is invalid: spec: Forbidden: spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims
  ! -  PersistentVolumeClaimSpec.resources.requests.storage: "1Gi",
  ! +  PersistentVolumeClaimSpec.resources.requests.storage: "2Gi",
  [1]
