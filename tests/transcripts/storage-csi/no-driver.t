A node on which a driver does not run. Source: kubernetes-csi's external-attacher; pkg/volume/csi.

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
  $ kubectl get csinode worker-1 -o json | jq '.spec.drivers |= map(select(.name != "block.csi.example.com"))' | kubectl replace -f -
  csinode.storage.k8s.io/worker-1 replaced
  $ bash claim.sh data csi-block; bash pod.sh app data 'nodeSelector: {kubernetes.io/hostname: worker-1}'
  persistentvolumeclaim/data created
  pod/app created
  $ advance 20s
  $ kubectl get pod app --no-headers | awk '{print $3}'
  ContainerCreating
  $ kubectl get events --field-selector involvedObject.name=app,type=Warning -o custom-columns=REASON:.reason,MESSAGE:.message --no-headers | sed 's/pvc-[0-9a-f-]*/PV/'
  FailedAttachVolume  AttachVolume.Attach failed for volume "PV" : CSINode worker-1 does not contain driver block.csi.example.com
  $ kubectl get volumeattachments -o jsonpath='{.items[0].status.attached} {.items[0].status.attachError.message}{"\n"}'
  false CSINode worker-1 does not contain driver block.csi.example.com
  $ kubectl patch csinode worker-1 --type json -p '[{"op":"add","path":"/spec/drivers/-","value":{"name":"block.csi.example.com","nodeID":"worker-1","topologyKeys":["topology.block.csi.example.com/zone"],"allocatable":{"count":4}}}]'
  csinode.storage.k8s.io/worker-1 patched
  $ advance 60s
  $ kubectl get pod app --no-headers | awk '{print $3}'
  Running
A share is not attached: there the kubelet misses the driver.
  $ kubectl get csinode worker-2 -o json | jq '.spec.drivers |= map(select(.name != "files.csi.example.com"))' | kubectl replace -f -
  csinode.storage.k8s.io/worker-2 replaced
  $ bash claim.sh share csi-files ReadWriteMany; bash pod.sh reader share 'nodeName: worker-2'
  persistentvolumeclaim/share created
  pod/reader created
  $ settle
  $ kubectl get events --field-selector involvedObject.name=reader,type=Warning -o custom-columns=REASON:.reason,MESSAGE:.message --no-headers | sed 's/pvc-[0-9a-f-]*/PV/' | tail -1
  FailedMount  MountVolume.MountDevice failed for volume "PV" : kubernetes.io/csi: attacher.MountDevice failed to create newCsiDriverClient: driver name files.csi.example.com not found in the list of registered CSI drivers
