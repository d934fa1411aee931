# fails: port-by-name
# near miss: the SRV record carries the name of the port
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
    - name: http
      port: 7000
Y
