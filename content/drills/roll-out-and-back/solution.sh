kubectl rollout undo deployment/api -n shop
kubectl patch deployment api -n shop -p '{"spec":{"strategy":{"rollingUpdate":{"maxUnavailable":0}}}}'
kubectl rollout status deployment/api -n shop --timeout=120s
