# fails: switched
# near miss: the selector names both colours, and half of the customers get the old version
kubectl get deployment checkout-blue -n atlas -o yaml | sed \
  -e 's/hello-app:1.0/hello-app:2.0/' -e 's/blue/green/' \
  -e '/resourceVersion:/d' -e '/uid:/d' -e '/^status:/,$d' > green.yaml
kubectl apply -f green.yaml
kubectl rollout status deployment/checkout-green -n atlas --timeout=120s
kubectl patch service checkout -n atlas --type=json -p '[{"op":"remove","path":"/spec/selector/color"}]'
sleep 5
