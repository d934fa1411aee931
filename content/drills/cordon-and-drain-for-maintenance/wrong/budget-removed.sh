# fails: next-drain
# without a budget the drain goes through, and the screen is dark meanwhile
kubectl uncordon worker-2
kubectl delete pdb kiosk -n museum
kubectl delete pod importer -n museum
kubectl apply -f - <<'Y'
apiVersion: apps/v1
kind: Deployment
metadata:
  name: importer
  namespace: museum
spec:
  replicas: 1
  selector:
    matchLabels:
      app: importer
  template:
    metadata:
      labels:
        app: importer
    spec:
      terminationGracePeriodSeconds: 5
      containers:
        - name: importer
          image: busybox:1.36
          command: ["sleep", "86400"]
          env:
            - name: SOURCE
              value: depot-4
          volumeMounts:
            - name: list
              mountPath: /import
      volumes:
        - name: list
          configMap:
            name: import-list
Y
kubectl drain worker-1 --ignore-daemonsets --delete-emptydir-data --timeout=300s
kubectl rollout status deployment/kiosk -n museum --timeout=120s
kubectl rollout status deployment/importer -n museum --timeout=120s
