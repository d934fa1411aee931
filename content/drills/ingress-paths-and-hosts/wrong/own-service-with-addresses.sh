# fails: new-pods
# reaches the end state, with a Service on port 80 whose address was copied from the Pod of today
IP=$(kubectl get pod -n market -l app=till -o jsonpath='{.items[0].status.podIP}')
kubectl apply -f - <<Y
apiVersion: v1
kind: Service
metadata:
  name: till-web
  namespace: market
spec:
  ports: [{ name: http, port: 80 }]
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata:
  name: till-web-1
  namespace: market
  labels: { kubernetes.io/service-name: till-web }
addressType: IPv4
ports: [{ name: http, port: 5678 }]
endpoints: [{ addresses: ["$IP"] }]
Y
kubectl create ingress market -n market --class=nginx \
  --rule='shop.market.example/*=fruit:80' \
  --rule='shop.market.example/pay*=till-web:80' \
  --rule='news.market.example/*=news:80'
