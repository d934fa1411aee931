kubectl get pods -n concert --show-labels
kubectl logs -n concert -l app=orchestra -c wait-for-tuner --tail=1
kubectl describe service tuner -n concert | grep -e Selector -e Endpoints
kubectl set selector service tuner app=tuner -n concert
kubectl patch deployment tuner -n concert -p '{"spec":{"template":{"spec":{"containers":[{"name":"tuner","readinessProbe":{"httpGet":{"path":"/"}}}]}}}}'
kubectl rollout status deployment/tuner -n concert --timeout=120s
kubectl rollout status deployment/orchestra -n concert --timeout=120s
