Disks that are attached to one machine at a time. Source: pkg/controller/volume/attachdetach/reconciler,
pkg/volume/csi/csi_attacher.go, kubernetes-csi's sidecars.

  $ kubectl get csinodes worker-1 -o jsonpath='{.spec.drivers[0].name} {.spec.drivers[0].allocatable.count}{"\n"}'
  disk.csi.cloud.example.com 16
  $ cat > claim.yaml <<E
  > apiVersion: v1
  > kind: PersistentVolumeClaim
  > metadata: {name: data}
  > spec: {accessModes: [ReadWriteOnce], storageClassName: cloud-disk, resources: {requests: {storage: 1Gi}}}
  > E
  $ cat > pod.sh <<'E'
  > kubectl apply -f - <<Y
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: $1}
  > spec:
  >   nodeSelector: {kubernetes.io/hostname: $2}
  >   containers: [{name: c, image: "nginx:1.27", volumeMounts: [{name: v, mountPath: /data}]}]
  >   volumes: [{name: v, persistentVolumeClaim: {claimName: data}}]
  > Y
  > E
  $ kubectl label nodes --all topology.disk.csi.cloud.example.com/zone=one --overwrite > /dev/null
  $ kubectl label nodes --all topology.kubernetes.io/zone=one --overwrite > /dev/null
  $ kubectl apply -f claim.yaml; bash pod.sh one worker-1
  persistentvolumeclaim/data created
  pod/one created
  $ settle
  $ kubectl get pod one
  NAME  READY  STATUS  RESTARTS  AGE
  one  1/1  Running  0  <age>
  $ kubectl get pvc data
  NAME  STATUS  VOLUME  CAPACITY  ACCESS MODES  STORAGECLASS  VOLUMEATTRIBUTESCLASS  AGE
  data  Bound  pvc-<uid>  1Gi  RWO  cloud-disk  <unset>  <age>
  $ kubectl get volumeattachments -o custom-columns=NODE:.spec.nodeName,ATTACHED:.status.attached,BY:.metadata.finalizers
  NODE  ATTACHED  BY
  worker-1  true  [external-attacher/disk-csi-cloud-example-com]
  $ bash pod.sh two worker-2
  pod/two created
  $ settle
  $ kubectl get pod two
  NAME  READY  STATUS  RESTARTS  AGE
  two  0/1  ContainerCreating  0  <age>
  $ kubectl get events --field-selector reason=FailedAttachVolume,involvedObject.name=two -o custom-columns=FROM:.source.component,MESSAGE:.message --no-headers | sed 's/pvc-[0-9a-f-]*/PV/'
  attachdetach-controller  Multi-Attach error for volume "PV" Volume is already used by pod(s) one
  $ kubectl delete pod one --now
  pod "one" deleted from default namespace
  $ advance 30s
  $ kubectl get pod two
  NAME  READY  STATUS  RESTARTS  AGE
  two  1/1  Running  0  <age>
  $ kubectl get events --field-selector reason=SuccessfulAttachVolume -o custom-columns=POD:.involvedObject.name,MESSAGE:.message --no-headers | sed 's/pvc-[0-9a-f-]*/PV/' | sort
  one  AttachVolume.Attach succeeded for volume "PV"
  two  AttachVolume.Attach succeeded for volume "PV"
  $ kubectl get volumeattachments -o custom-columns=NODE:.spec.nodeName,ATTACHED:.status.attached --no-headers
  worker-2  true
  $ kubectl patch pvc data -p '{"spec":{"resources":{"requests":{"storage":"3Gi"}}}}'
  persistentvolumeclaim/data patched
  $ settle
  $ kubectl get pvc data --no-headers | awk '{print $2, $4}' | sed 's/pvc-[0-9a-f-]*/PV/'
  Bound 3Gi
  $ kubectl delete pod two --now; kubectl delete pvc data
  pod "two" deleted from default namespace
  persistentvolumeclaim "data" deleted from default namespace
  $ settle
  $ kubectl get pv,volumeattachments
  ! No resources found
