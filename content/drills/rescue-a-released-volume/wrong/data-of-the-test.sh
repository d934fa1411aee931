# fails: bound, data-back, stands-it-again
# damages: persistentvolumes/disk-9d4
# the released volume of a claim of the same name, but of another Namespace
kubectl get pv
kubectl patch pv disk-9d4 --type=merge -p '{"spec":{"claimRef":{"namespace":"accounts","uid":null,"resourceVersion":null}}}'
kubectl apply -f - <<'Y'
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: invoices
  namespace: accounts
spec:
  accessModes: [ReadWriteOnce]
  storageClassName: ledgers
  volumeName: disk-9d4
  resources:
    requests:
      storage: 1Gi
Y
kubectl rollout status deployment/billing -n accounts --timeout=120s
