# fails: worker-2-back, worker-1-empty, importer
# the node that is ready again was forgotten
kubectl scale deployment kiosk -n museum --replicas=2
kubectl rollout status deployment/kiosk -n museum --timeout=10s
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
kubectl drain worker-1 --ignore-daemonsets --delete-emptydir-data --timeout=30s
kubectl rollout status deployment/kiosk -n museum --timeout=10s
kubectl rollout status deployment/importer -n museum --timeout=10s
