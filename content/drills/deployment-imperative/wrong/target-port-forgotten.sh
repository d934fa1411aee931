# fails: service, follows
# near miss: without --target-port the Service asks the Pods at 8080
kubectl create deployment orders --image=httpd:2.4 --replicas=4 -n bakery
kubectl expose deployment orders --name=orders-web --port=8080 -n bakery
kubectl rollout status deployment/orders -n bakery --timeout=60s
