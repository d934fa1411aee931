# fails: same-deployment
# near miss: the Deployment is another one and its history is gone
kubectl delete deployment api -n shop
kubectl create deployment api --image=nginx:1.26 --replicas=4 -n shop
kubectl patch deployment api -n shop -p '{"spec":{"strategy":{"rollingUpdate":{"maxSurge":1,"maxUnavailable":0}}}}'
kubectl rollout status deployment/api -n shop --timeout=120s
