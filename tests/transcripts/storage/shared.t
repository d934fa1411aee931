A server that many nodes mount: what one pod writes, the others read, wherever they are, and it outlives them.
Source: Kubernetes documentation, "Volumes" (nfs), "Persistent Volumes" (Access Modes).

  $ kubectl apply -f - <<'Y'
  > apiVersion: v1
  > kind: PersistentVolume
  > metadata: {name: share}
  > spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteMany], storageClassName: "", mountOptions: [nfsvers=4.2], nfs: {server: nfs.example.com, path: /exports/a}}
  > ---
  > apiVersion: v1
  > kind: PersistentVolumeClaim
  > metadata: {name: share}
  > spec: {accessModes: [ReadWriteMany], storageClassName: "", volumeName: share, resources: {requests: {storage: 1Gi}}}
  > Y
  persistentvolume/share created
  persistentvolumeclaim/share created
  $ cat > pod.sh <<'E'
  > kubectl apply -f - <<Y
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: $1}
  > spec:
  >   nodeName: $2
  >   terminationGracePeriodSeconds: 1
  >   containers: [{name: c, image: "busybox:1.36", command: [sh, -c, "echo $1 >> /data/log; sleep 10000"], volumeMounts: [{name: v, mountPath: /data, readOnly: ${3:-false}}]}]
  >   volumes: [{name: v, persistentVolumeClaim: {claimName: share}}]
  > Y
  > E
  $ bash pod.sh one worker-1
  pod/one created
  $ settle
  $ bash pod.sh two worker-2
  pod/two created
  $ settle
  $ kubectl exec one -- cat /data/log
  one
  two
  $ kubectl exec two -- sh -c 'echo from two > /data/note'
  $ kubectl exec one -- cat /data/note
  from two
  $ kubectl exec one -- rm /data/note; kubectl exec two -- ls /data
  log
  $ bash pod.sh reader worker-1 true
  pod/reader created
  $ settle
  $ kubectl exec reader -- touch /data/x
  ! touch: /data/x: Read-only file system
  ! command terminated with exit code 1
  [1]
  $ kubectl delete pod one two reader
  pod "one" deleted from default namespace
  pod "two" deleted from default namespace
  pod "reader" deleted from default namespace
  $ bash pod.sh three worker-2
  pod/three created
  $ settle
  $ kubectl exec three -- cat /data/log
  one
  two
  three
  $ kubectl describe pv share | sed -n '/^Source/,/^Events/p'
  Source:
      Type:  NFS (an NFS mount that lasts the lifetime of a pod)
      Server:  nfs.example.com
      Path:  /exports/a
      ReadOnly:  false
  Events:  <none>
