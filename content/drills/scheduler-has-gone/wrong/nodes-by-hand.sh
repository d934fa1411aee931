# fails: oven, scheduler, new-pods
kubectl patch deployment oven -n bakery -p '{"spec":{"template":{"spec":{"nodeName":"worker-1"}}}}'
sleep 45
