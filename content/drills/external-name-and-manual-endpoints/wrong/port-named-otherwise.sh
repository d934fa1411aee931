# fails: index
# near miss: ports of a Service and its slice find each other by their names
kubectl create service externalname archive -n library --external-name=example.org
kubectl apply -f - <<'Y'
apiVersion: v1
kind: Service
metadata:
  name: index
  namespace: library
spec:
  ports:
    - name: http
      port: 8080
      targetPort: 80
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata:
  name: index-outside
  namespace: library
  labels:
    kubernetes.io/service-name: index
addressType: IPv4
ports:
  - name: web
    port: 80
endpoints:
  - addresses: [203.0.113.20]
Y
