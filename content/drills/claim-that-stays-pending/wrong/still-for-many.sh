# fails: covers-bound, data-stays
# only the size is corrected; no volume offers the access mode
kubectl delete pvc catalog covers -n library
kubectl apply -f - <<'Y'
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: catalog
  namespace: library
spec:
  accessModes: [ReadWriteOnce]
  storageClassName: local-disks
  resources:
    requests:
      storage: 4Gi
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: covers
  namespace: library
spec:
  accessModes: [ReadWriteMany]
  storageClassName: local-disks
  resources:
    requests:
      storage: 8Gi
Y
kubectl rollout status deployment/catalog -n library --timeout=120s
kubectl rollout status deployment/covers -n library --timeout=120s
