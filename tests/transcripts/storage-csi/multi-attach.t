A volume for one node does not leave a node that still holds it. Source: pkg/controller/volume/attachdetach.

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
  $ kubectl label nodes worker-1 worker-2 topology.block.csi.example.com/zone=one --overwrite > /dev/null; kubectl label nodes worker-1 worker-2 topology.kubernetes.io/zone=one > /dev/null
  $ bash claim.sh data csi-block; bash pod.sh one data 'nodeSelector: {kubernetes.io/hostname: worker-1}'
  persistentvolumeclaim/data created
  pod/one created
  $ advance 10s
  $ kubectl exec one -- sh -c 'echo from one > /data/note'
  $ bash pod.sh two data 'nodeSelector: {kubernetes.io/hostname: worker-2}'
  pod/two created
  $ advance 10s
  $ kubectl get pods --no-headers | awk '{print $1, $3}'
  one Running
  two ContainerCreating
  $ kubectl get events --field-selector involvedObject.name=two,type=Warning -o custom-columns=REASON:.reason,MESSAGE:.message --no-headers | sed 's/pvc-[0-9a-f-]*/PV/'
  FailedAttachVolume  Multi-Attach error for volume "PV" Volume is already used by pod(s) one
  $ kubectl delete pod one
  pod "one" deleted from default namespace
  $ advance 20s
  $ kubectl get pod two --no-headers | awk '{print $3}'; kubectl exec two -- cat /data/note
  Running
  from one
