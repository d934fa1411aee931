# fails: stays-available
# reaches the end state, but the next bad image takes a Pod away
kubectl rollout undo deployment/api -n shop
kubectl rollout status deployment/api -n shop --timeout=120s
