kubectl describe replicasets -n bulletin -l app=newsdesk | grep FailedCreate
kubectl patch deployment newsdesk -n bulletin -p '{"spec":{"strategy":{"rollingUpdate":{"maxSurge":0,"maxUnavailable":1}}}}'
kubectl rollout status deployment/newsdesk -n bulletin --timeout=240s
