# fails: on-its-node
# reaches the end state, but only this Pod says where the directory is
kubectl apply -f - <<'Y'
apiVersion: v1
kind: PersistentVolume
metadata:
  name: plates
  labels:
    telescope: north
spec:
  capacity:
    storage: 5Gi
  accessModes: [ReadWriteOnce]
  persistentVolumeReclaimPolicy: Retain
  storageClassName: archive-disks
  hostPath:
    path: /srv/plates
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: plates
  namespace: observatory
spec:
  accessModes: [ReadWriteOnce]
  storageClassName: archive-disks
  selector:
    matchLabels:
      telescope: north
  resources:
    requests:
      storage: 3Gi
---
apiVersion: v1
kind: Pod
metadata:
  name: viewer
  namespace: observatory
spec:
  nodeSelector:
    kubernetes.io/hostname: worker-1
  containers:
    - name: nginx
      image: nginx:1.27
      volumeMounts:
        - name: plates
          mountPath: /usr/share/nginx/html
  volumes:
    - name: plates
      persistentVolumeClaim:
        claimName: plates
Y
kubectl wait pod/viewer -n observatory --for=condition=Ready --timeout=120s
