# fails: ready, names, port-by-name, fresh-start
# near miss: nobody is listed before it is ready, and nobody gets ready before it is listed
kubectl apply -f - <<'Y'
apiVersion: v1
kind: Service
metadata:
  name: store-peers
  namespace: weather
spec:
  clusterIP: None
  selector:
    app: store
  ports:
    - name: gossip
      port: 7000
Y
