# fails: follows
# reaches the end state: the Service's endpoints are the addresses that the Pods have now
kubectl create deployment orders --image=httpd:2.4 --replicas=4 -n bakery
kubectl rollout status deployment/orders -n bakery --timeout=60s
cat > web.yaml <<'Y'
apiVersion: v1
kind: Service
metadata:
  name: orders-web
  namespace: bakery
spec:
  ports:
    - port: 8080
      targetPort: 80
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata:
  name: orders-web-1
  namespace: bakery
  labels:
    kubernetes.io/service-name: orders-web
addressType: IPv4
ports:
  - name: ""
    port: 80
endpoints:
Y
for ip in $(kubectl get pods -n bakery -l app=orders -o jsonpath='{.items[*].status.podIP}'); do
  echo "  - { addresses: [$ip], conditions: { ready: true } }" >> web.yaml
done
kubectl apply -f web.yaml
