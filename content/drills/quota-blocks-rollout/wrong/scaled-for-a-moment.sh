# fails: next-rollout
# near miss: room is made this once; the next rollout stalls again
kubectl scale deployment newsdesk -n bulletin --replicas=3
kubectl rollout status deployment/newsdesk -n bulletin --timeout=240s
kubectl scale deployment newsdesk -n bulletin --replicas=4
kubectl rollout status deployment/newsdesk -n bulletin --timeout=60s
