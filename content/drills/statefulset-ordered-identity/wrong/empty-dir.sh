# fails: data-survives-pod, data-survives-scaling
# an emptyDir goes with its Pod
kubectl apply -f - <<'Y'
apiVersion: v1
kind: Service
metadata:
  name: ledger-nodes
  namespace: ledger
spec:
  clusterIP: None
  selector:
    app: ledger
  ports:
    - port: 6379
---
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: ledger
  namespace: ledger
spec:
  serviceName: ledger-nodes
  replicas: 3
  selector:
    matchLabels:
      app: ledger
  template:
    metadata:
      labels:
        app: ledger
    spec:
      containers:
        - name: redis
          image: redis:7.4
          args: ["/etc/redis/redis.conf"]
          ports:
            - containerPort: 6379
          readinessProbe:
            exec:
              command: ["redis-cli", "ping"]
            periodSeconds: 5
          volumeMounts:
            - name: config
              mountPath: /etc/redis
            - name: data
              mountPath: /data
      volumes:
        - name: config
          configMap:
            name: ledger-config
        - name: data
          emptyDir: {}
Y
kubectl rollout status statefulset/ledger -n ledger --timeout=180s
