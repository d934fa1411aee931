# fails: endpoints, follows-pods
# near miss: app=web is on the debugging Pod as well
kubectl apply -f - <<'Y'
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  selector:
    app: web
  ports:
    - port: 80
      targetPort: 8080
Y
