# fails: bound, north-only, on-its-node, data-stays
# a claim that names no class gets the default one
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
  local:
    path: /srv/plates
  nodeAffinity:
    required:
      nodeSelectorTerms:
        - matchExpressions:
            - key: kubernetes.io/hostname
              operator: In
              values: [worker-1]
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: plates
  namespace: observatory
spec:
  accessModes: [ReadWriteOnce]
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
