# fails: bound, data-back, stands-it-again
# damages: persistentvolumeclaims/quarterly -n accounts-test
# without its claimRef the volume goes to the claim that has been waiting
kubectl get pv
kubectl patch pv disk-7c1 --type=json -p '[{"op":"remove","path":"/spec/claimRef"}]'
sleep 30
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
