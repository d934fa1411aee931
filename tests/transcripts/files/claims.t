Folders behind claims: what is left of them. Source: Kubernetes documentation, "Persistent Volumes" (Reclaiming, Delete);
rancher/local-path-provisioner's README.

  $ kubectl apply -f - <<'Y'
  > apiVersion: v1
  > kind: PersistentVolumeClaim
  > metadata: {name: data}
  > spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 100Mi}}}
  > ---
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: p}
  > spec:
  >   nodeName: worker-1
  >   securityContext: {runAsUser: 1000, runAsGroup: 1000, fsGroup: 2000}
  >   containers: [{name: c, image: "busybox:1.36", command: [sh, -c, 'echo hi > /data/x; sleep 10000'], volumeMounts: [{name: d, mountPath: /data}]}]
  >   volumes: [{name: d, persistentVolumeClaim: {claimName: data}}]
  > Y
  persistentvolumeclaim/data created
  pod/p created
  $ advance 10s
  $ kubectl get pvc data --no-headers | awk '{print $2}'
  Pending
  $ kubectl delete pod p --now; kubectl get pvc data -o jsonpath='{.metadata.annotations}{"\n"}' | grep -c selected-node
  pod "p" deleted from default namespace
  0
  [1]
  $ kubectl apply -f - <<'Y'
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: p}
  > spec:
  >   nodeSelector: {kubernetes.io/hostname: worker-1}
  >   securityContext: {runAsUser: 1000, runAsGroup: 1000, fsGroup: 2000}
  >   containers: [{name: c, image: "busybox:1.36", command: [sh, -c, 'echo hi > /data/x; sleep 10000'], volumeMounts: [{name: d, mountPath: /data}]}]
  >   volumes: [{name: d, persistentVolumeClaim: {claimName: data}}]
  > Y
  pod/p created
  $ advance 10s
local-path makes it for everybody; hostPath volumes are not given to a group.
  $ kubectl exec p -- stat -c '%a %u %g %n' /data /data/x
  777 0 0 /data
  644 1000 1000 /data/x
  $ ssh worker-1 'cat /opt/local-path-provisioner/*_default_data/x'
  hi
  $ kubectl delete pod p --now; kubectl delete pvc data; sleep 5; ssh worker-1 'ls /opt/local-path-provisioner'
  pod "p" deleted from default namespace
  persistentvolumeclaim "data" deleted from default namespace
