kubectl describe pod store-1 -n weather | tail -5
kubectl apply -f - <<'Y'
apiVersion: v1
kind: Service
metadata:
  name: store-peers
  namespace: weather
spec:
  clusterIP: None
  publishNotReadyAddresses: true
  selector:
    app: store
  ports:
    - name: gossip
      port: 7000
Y
kubectl rollout status statefulset/store -n weather --timeout=120s
