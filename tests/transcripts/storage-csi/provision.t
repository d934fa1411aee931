A volume is made for a claim, attached to its pod's node, mounted; and taken away again. Source: kubernetes-csi's
external-provisioner and external-attacher; Kubernetes documentation, "Storage Classes", "Persistent Volumes".

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
  $ kubectl get csidrivers; kubectl get sc; kubectl get csinodes
  NAME  ATTACHREQUIRED  PODINFOONMOUNT  STORAGECAPACITY  TOKENREQUESTS  REQUIRESREPUBLISH  MODES  AGE
  block.csi.example.com  true  false  false  <unset>  false  Persistent  <age>
  files.csi.example.com  false  false  false  <unset>  false  Persistent  <age>
  inline.csi.example.com  false  true  false  <unset>  false  Ephemeral  <age>
  NAME  PROVISIONER  RECLAIMPOLICY  VOLUMEBINDINGMODE  ALLOWVOLUMEEXPANSION  AGE
  csi-block  block.csi.example.com  Delete  WaitForFirstConsumer  true  <age>
  csi-block-now  block.csi.example.com  Retain  Immediate  true  <age>
  csi-block-offline  block.csi.example.com  Delete  WaitForFirstConsumer  true  <age>
  csi-files  files.csi.example.com  Delete  Immediate  true  <age>
  standard (default)  rancher.io/local-path  Delete  WaitForFirstConsumer  false  <age>
  NAME  DRIVERS  AGE
  control-plane  3  <age>
  worker-1  3  <age>
  worker-2  3  <age>
  $ bash claim.sh data csi-block
  persistentvolumeclaim/data created
  $ settle
  $ kubectl get pvc data --no-headers | awk '{print $2}'
  Pending
  $ bash pod.sh one data
  pod/one created
  $ advance 10s
  $ kubectl get pvc data
  NAME  STATUS  VOLUME  CAPACITY  ACCESS MODES  STORAGECLASS  VOLUMEATTRIBUTESCLASS  AGE
  data  Bound  pvc-<uid>  1Gi  RWO  csi-block  <unset>  <age>
  $ kubectl get events --field-selector involvedObject.name=data -o custom-columns=FROM:.source.component,REASON:.reason,MESSAGE:.message --no-headers
  persistentvolume-controller  WaitForFirstConsumer  waiting for first consumer to be created before binding
  persistentvolume-controller  ExternalProvisioning  Waiting for a volume to be created either by the external provisioner 'block.csi.example.com' or manually by the system administrator. If volume creation is delayed, please verify that the provisioner is running and correctly registered.
  block.csi.example.com_csi-block-controller  Provisioning  External provisioner is provisioning volume for claim "default/data"
  block.csi.example.com_csi-block-controller  ProvisioningSucceeded  Successfully provisioned volume pvc-<uid>
  $ kubectl get events --field-selector involvedObject.name=one,source=attachdetach-controller -o custom-columns=REASON:.reason,MESSAGE:.message --no-headers
  SuccessfulAttachVolume  AttachVolume.Attach succeeded for volume "pvc-<uid>"
  $ kubectl get volumeattachments -o custom-columns=ATTACHER:.spec.attacher,ATTACHED:.status.attached --no-headers
  block.csi.example.com  true
  $ kubectl describe pv | grep '^Finalizers'; kubectl describe pv | grep -A6 '^Source'
  Finalizers:  [external-provisioner.volume.kubernetes.io/finalizer kubernetes.io/pv-protection]
  Source:
      Type:  CSI (a Container Storage Interface (CSI) volume source)
      Driver:  block.csi.example.com
      FSType:  ext4
      VolumeHandle:  vol-5420765a
      ReadOnly:  false
      VolumeAttributes:  <none>
What was written is there for the next pod.
  $ kubectl exec one -- sh -c 'echo kept > /data/note'; kubectl delete pod one
  pod "one" deleted from default namespace
  $ bash pod.sh two data
  pod/two created
  $ advance 10s
  $ kubectl exec two -- cat /data/note
  kept
  $ kubectl delete pod two; kubectl delete pvc data
  pod "two" deleted from default namespace
  persistentvolumeclaim "data" deleted from default namespace
  $ settle
  $ kubectl get pv,volumeattachments
  ! No resources found
A class may bind at once, and keep its volumes.
  $ bash claim.sh now csi-block-now
  persistentvolumeclaim/now created
  $ settle
  $ kubectl get pvc now --no-headers | awk '{print $2}'; kubectl get pv -o jsonpath='{.items[0].spec.nodeAffinity.required.nodeSelectorTerms[0].matchExpressions[0].key}{"\n"}'
  Bound
  topology.block.csi.example.com/zone
  $ kubectl delete pvc now
  persistentvolumeclaim "now" deleted from default namespace
  $ settle
  $ kubectl get pv --no-headers | awk '{print $4, $5, $6}'
  Retain Released default/now
