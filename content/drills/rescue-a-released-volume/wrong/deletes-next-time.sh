# fails: stands-it-again
# reaches the end state, but the policy that saved the data has been changed
kubectl get pv
kubectl patch pv disk-7c1 --type=merge -p '{"spec":{"claimRef":{"uid":null,"resourceVersion":null}}}'
kubectl apply -f - <<'Y'
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: invoices
  namespace: accounts
spec:
  accessModes: [ReadWriteOnce]
  storageClassName: ledgers
  volumeName: disk-7c1
  resources:
    requests:
      storage: 1Gi
Y
kubectl rollout status deployment/billing -n accounts --timeout=120s
kubectl patch pv disk-7c1 -p '{"spec":{"persistentVolumeReclaimPolicy":"Delete"}}'
