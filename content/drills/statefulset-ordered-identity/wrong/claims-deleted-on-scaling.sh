# fails: data-survives-scaling
# reaches the end state, but the claims go with the Pods that are scaled away
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
  persistentVolumeClaimRetentionPolicy:
    whenScaled: Delete
    whenDeleted: Retain
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
  volumeClaimTemplates:
    - metadata:
        name: data
      spec:
        accessModes: [ReadWriteOnce]
        resources:
          requests:
            storage: 200Mi
Y
kubectl rollout status statefulset/ledger -n ledger --timeout=180s
