# fails: bound, data-back, stands-it-again
# damages: persistentvolumes/disk-2b8
# near miss: a claim that names no volume takes the smallest free one, which is empty
kubectl get pv

kubectl apply -f - <<'Y'
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: invoices
  namespace: accounts
spec:
  accessModes: [ReadWriteOnce]
  storageClassName: ledgers
  resources:
    requests:
      storage: 1Gi
Y
kubectl rollout status deployment/billing -n accounts --timeout=120s
