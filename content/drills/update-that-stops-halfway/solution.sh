kubectl get pods -n library
kubectl get statefulset shelf -n library -o jsonpath='{.spec.updateStrategy} {.spec.template.spec.containers[0].image}{"\n"}'
kubectl patch statefulset shelf -n library -p '{"spec":{"updateStrategy":{"rollingUpdate":{"partition":0}},"template":{"spec":{"containers":[{"name":"shelf","image":"nginx:1.28"}]}}}}'
kubectl delete pod shelf-3 -n library
kubectl rollout status statefulset/shelf -n library --timeout=300s
