# fails: strict
# the scheduler spreads a little by itself, but nothing obliges it to
kubectl scale deployment seat-map -n booking --replicas=6
kubectl rollout status deployment/seat-map -n booking --timeout=120s
