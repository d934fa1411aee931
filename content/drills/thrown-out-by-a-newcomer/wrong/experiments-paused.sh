# fails: lasts, newcomers
# near miss: there is room today
kubectl scale deployment trials -n lab --replicas=0
sleep 60
