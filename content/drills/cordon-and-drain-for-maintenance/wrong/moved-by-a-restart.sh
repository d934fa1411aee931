# fails: next-drain
# reaches the end state, but the only replica blocks the next drain
kubectl uncordon worker-2
kubectl cordon worker-1
kubectl rollout restart deployment/kiosk -n museum
kubectl rollout status deployment/kiosk -n museum --timeout=120s
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
