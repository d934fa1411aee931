# fails: fresh-start
# reaches the end state: not-ready Pods are listed only until the first start has succeeded
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
kubectl patch service store-peers -n weather -p '{"spec":{"publishNotReadyAddresses":false}}'
