Data that was on the node before the claim. Source: Kubernetes documentation, "Configure a Pod to Use a
PersistentVolume for Storage".

  $ ssh worker-1 'mkdir -p /mnt/data; echo "Hello from Kubernetes storage" > /mnt/data/index.html; echo two > /mnt/data/nginx.conf'
  $ kubectl apply -f - <<'X'
  > apiVersion: v1
  > kind: PersistentVolume
  > metadata: {name: task-pv-volume, labels: {type: local}}
  > spec: {capacity: {storage: 10Gi}, accessModes: [ReadWriteOnce], storageClassName: manual, hostPath: {path: /mnt/data}}
  > ---
  > apiVersion: v1
  > kind: PersistentVolumeClaim
  > metadata: {name: task-pv-claim}
  > spec: {accessModes: [ReadWriteOnce], storageClassName: manual, resources: {requests: {storage: 3Gi}}}
  > ---
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: task-pv-pod}
  > spec:
  >   nodeName: worker-1
  >   volumes: [{name: task-pv-storage, persistentVolumeClaim: {claimName: task-pv-claim}}]
  >   containers:
  >   - {name: task-pv-container, image: "nginx:1.27", ports: [{containerPort: 80, name: http-server}], volumeMounts: [{mountPath: /usr/share/nginx/html, name: task-pv-storage}, {mountPath: /one, name: task-pv-storage, subPath: nginx.conf}]}
  > X
  persistentvolume/task-pv-volume created
  persistentvolumeclaim/task-pv-claim created
  pod/task-pv-pod created
  $ settle
  $ kubectl get pvc task-pv-claim
  NAME  STATUS  VOLUME  CAPACITY  ACCESS MODES  STORAGECLASS  VOLUMEATTRIBUTESCLASS  AGE
  task-pv-claim  Bound  task-pv-volume  10Gi  RWO  manual  <unset>  <age>
  $ kubectl exec task-pv-pod -- curl -s http://localhost/
  Hello from Kubernetes storage
  $ kubectl exec task-pv-pod -- cat /one
  two
On another node, the same path is another folder.
  $ kubectl get pod task-pv-pod -o json | jq 'del(.metadata.uid, .status) | .metadata.name = "elsewhere" | .spec.nodeName = "worker-2"' | kubectl apply -f -
  pod/elsewhere created
  $ settle
  $ kubectl exec elsewhere -- ls /usr/share/nginx/html
  nginx.conf
  $ kubectl delete pod task-pv-pod elsewhere --now; kubectl delete pvc task-pv-claim; kubectl delete pv task-pv-volume
  pod "task-pv-pod" deleted from default namespace
  pod "elsewhere" deleted from default namespace
  persistentvolumeclaim "task-pv-claim" deleted from default namespace
  persistentvolume "task-pv-volume" deleted
  $ ssh worker-1 ls /mnt/data
  index.html
  nginx.conf
