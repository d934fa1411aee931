A pod's own CSI volume where no driver is installed. Source: Kubernetes documentation, "Volumes" (csi), "Ephemeral
Volumes" (CSI ephemeral volumes); pkg/volume/csi/csi_plugin.go.

  $ cat > pod.sh <<'E'
  > kubectl apply -f - <<Y
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: $1}
  > spec:
  >   containers: [{name: c, image: "busybox:1.36", command: [sleep, "10000"], volumeMounts: [{name: v, mountPath: /v}]}]
  >   volumes: [{name: v, csi: {driver: $2, readOnly: true}}]
  > Y
  > E
  $ cat > driver.sh <<'E'
  > kubectl apply -f - <<Y
  > apiVersion: storage.k8s.io/v1
  > kind: CSIDriver
  > metadata: {name: $1}
  > spec: {attachRequired: false, volumeLifecycleModes: [$2]}
  > Y
  > E
  $ bash driver.sh lasting.example.com Persistent; bash driver.sh own.example.com Ephemeral
  csidriver.storage.k8s.io/lasting.example.com created
  csidriver.storage.k8s.io/own.example.com created
  $ bash pod.sh none secrets-store.csi.k8s.io; bash pod.sh lasting lasting.example.com; bash pod.sh own own.example.com
  pod/none created
  pod/lasting created
  pod/own created
  $ settle
  $ kubectl get pods --no-headers | awk '{print $1, $3}'
  lasting ContainerCreating
  none ContainerCreating
  own ContainerCreating
  $ kubectl get events --field-selector reason=FailedMount -o custom-columns=ON:.involvedObject.name,MESSAGE:.message --no-headers | sort
  lasting  MountVolume.NewMounter initialization failed for volume "v" : volume mode "Ephemeral" not supported by driver lasting.example.com (only supports ["Persistent"])
  none  MountVolume.NewMounter initialization failed for volume "v" : volume mode "Ephemeral" not supported by driver secrets-store.csi.k8s.io (no CSIDriver object)
  own  MountVolume.SetUp failed for volume "v" : kubernetes.io/csi: mounter.SetUpAt failed to get CSI client: driver name own.example.com not found in the list of registered CSI drivers
A volume of a driver that nobody runs: attached by nobody.
  $ kubectl apply -f - <<'Y'
  > apiVersion: v1
  > kind: PersistentVolume
  > metadata: {name: ebs}
  > spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], storageClassName: "", csi: {driver: ebs.csi.aws.com, volumeHandle: vol-1}}
  > ---
  > apiVersion: v1
  > kind: PersistentVolumeClaim
  > metadata: {name: ebs}
  > spec: {accessModes: [ReadWriteOnce], storageClassName: "", volumeName: ebs, resources: {requests: {storage: 1Gi}}}
  > ---
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: app}
  > spec:
  >   containers: [{name: c, image: "busybox:1.36", command: [sleep, "10000"], volumeMounts: [{name: v, mountPath: /v}]}]
  >   volumes: [{name: v, persistentVolumeClaim: {claimName: ebs}}]
  > Y
  persistentvolume/ebs created
  persistentvolumeclaim/ebs created
  pod/app created
  $ advance 150s
  $ kubectl get pod app --no-headers | awk '{print $3}'
  ContainerCreating
  $ kubectl get events --field-selector involvedObject.name=app,type=Warning -o custom-columns=REASON:.reason,MESSAGE:.message --no-headers
  FailedAttachVolume  AttachVolume.Attach failed for volume "ebs" : timed out waiting for external-attacher of ebs.csi.aws.com CSI driver to attach volume vol-1
  $ kubectl get volumeattachments -o custom-columns=ATTACHER:.spec.attacher,PV:.spec.source.persistentVolumeName,ATTACHED:.status.attached --no-headers
  ebs.csi.aws.com  ebs  false
