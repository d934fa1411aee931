# fails: measured, up, down
# near miss: the container beside it has no request
kubectl set resources deployment booking -n tickets -c booking --requests=cpu=50m
kubectl rollout status deployment/booking -n tickets --timeout=120s
sleep 60
