kubectl apply -f - <<'Y'
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: book
  namespace: treasury
spec:
  storageClassName: csi-block
  accessModes: [ReadWriteOnce]
  resources: { requests: { storage: 2Gi } }
Y
kubectl patch deployment ledger -n treasury -p '
spec:
  strategy: { type: Recreate, rollingUpdate: null }
  template:
    spec:
      volumes:
        - name: book
          emptyDir: null
          persistentVolumeClaim: { claimName: book }
'
kubectl rollout status deployment/ledger -n treasury --timeout=180s
sleep 40
