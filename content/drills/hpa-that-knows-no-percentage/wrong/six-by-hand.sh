# fails: measured, down
# damages: horizontalpodautoscalers.autoscaling/booking -n tickets
kubectl delete hpa booking -n tickets
kubectl scale deployment booking -n tickets --replicas=6
kubectl rollout status deployment/booking -n tickets --timeout=120s
