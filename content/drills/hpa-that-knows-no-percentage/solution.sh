kubectl describe hpa booking -n tickets | tail -3
kubectl set resources deployment booking -n tickets -c booking --requests=cpu=50m
kubectl set resources deployment booking -n tickets -c counter --requests=cpu=10m
kubectl rollout status deployment/booking -n tickets --timeout=120s
sleep 60
kubectl get hpa booking -n tickets
