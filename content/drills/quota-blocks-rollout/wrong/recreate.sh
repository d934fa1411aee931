# fails: next-rollout
# reaches the end state, but takes all Pods away at once
kubectl patch deployment newsdesk -n bulletin -p '{"spec":{"strategy":{"$retainKeys":["type"],"type":"Recreate"}}}'
kubectl rollout status deployment/newsdesk -n bulletin --timeout=240s
