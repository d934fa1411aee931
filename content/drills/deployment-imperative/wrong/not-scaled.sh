# fails: deployment
# one Pod answers, too
kubectl create deployment orders --image=httpd:2.4 -n bakery
kubectl expose deployment orders --name=orders-web --port=8080 --target-port=80 -n bakery
kubectl rollout status deployment/orders -n bakery --timeout=60s
