# fails: follows-pods
# reaches the end state, but new Pods do not carry the label
kubectl label pods -n shop -l tier=front exposed=yes
kubectl apply -f - <<'Y'
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  selector:
    exposed: "yes"
  ports:
    - port: 80
      targetPort: 8080
Y
