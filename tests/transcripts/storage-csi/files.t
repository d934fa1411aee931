A share that many nodes mount, which nobody attaches. Source: Kubernetes documentation, "Persistent Volumes" (Access
Modes); kubernetes-csi's documentation (Skip Attach).

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
  $ bash claim.sh shared csi-files ReadWriteMany
  persistentvolumeclaim/shared created
  $ settle
  $ kubectl get pvc shared
  NAME  STATUS  VOLUME  CAPACITY  ACCESS MODES  STORAGECLASS  VOLUMEATTRIBUTESCLASS  AGE
  shared  Bound  pvc-<uid>  1Gi  RWX  csi-files  <unset>  <age>
  $ bash pod.sh one shared 'nodeName: worker-1'; bash pod.sh two shared 'nodeName: worker-2'
  pod/one created
  pod/two created
  $ settle
  $ kubectl get pods --no-headers | awk '{print $1, $3}'; kubectl get volumeattachments
  one Running
  two Running
  ! No resources found
  $ kubectl exec one -- sh -c 'mkdir /data/sub; echo hello > /data/sub/note'; kubectl exec two -- cat /data/sub/note
  hello
  $ kubectl exec two -- sh -c 'echo more >> /data/sub/note'; kubectl exec one -- cat /data/sub/note
  hello
  more
A driver gives only the modes that it has.
  $ bash claim.sh many csi-block ReadWriteMany; bash pod.sh many many
  persistentvolumeclaim/many created
  pod/many created
  $ advance 10s
  $ kubectl get pvc many --no-headers | awk '{print $2}'
  Pending
  $ kubectl get events --field-selector involvedObject.name=many,type=Warning -o custom-columns=REASON:.reason,MESSAGE:.message --no-headers
  ProvisioningFailed  failed to provision volume with StorageClass "csi-block": rpc error: code = InvalidArgument desc = access mode ReadWriteMany is not supported
