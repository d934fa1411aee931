# fails: no-order-lost
# reaches the end state, but switches before a Pod of green is ready
kubectl get deployment checkout-blue -n atlas -o yaml | sed \
  -e 's/hello-app:1.0/hello-app:2.0/' -e 's/blue/green/' \
  -e '/resourceVersion:/d' -e '/uid:/d' -e '/^status:/,$d' > green.yaml
kubectl apply -f green.yaml
kubectl set selector service checkout -n atlas app=checkout,color=green
kubectl rollout status deployment/checkout-green -n atlas --timeout=120s
sleep 5
