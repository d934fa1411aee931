# fails: port-by-name, no-address
# near miss: the Pods have their names all the same, but the Service's own name leads to a virtual address
kubectl apply -f - <<'Y'
apiVersion: v1
kind: Service
metadata:
  name: store-peers
  namespace: weather
spec:
  publishNotReadyAddresses: true
  selector:
    app: store
  ports:
    - name: gossip
      port: 7000
Y
