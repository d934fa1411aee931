# fails: all-three, elected
# near miss: these two Pods run, the next ones will wait
kubectl patch deployment tenor -p '{"spec":{"template":{"spec":{"nodeName":"worker-1"}}}}'
sleep 60
