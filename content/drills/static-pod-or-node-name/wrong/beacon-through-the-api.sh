# fails: beacon
# reaches the end state, but whoever deletes the Pod has deleted it
kubectl create --raw /api/v1/namespaces/lab/pods/sampler/binding -f - <<'Y'
{"apiVersion":"v1","kind":"Binding","metadata":{"name":"sampler"},"target":{"kind":"Node","name":"worker-2"}}
Y
kubectl run gauge -n lab --image=redis:7.4 --overrides='{"spec":{"nodeName":"worker-1"}}'
kubectl run beacon-worker-1 -n lab --image=nginx:1.27 --overrides='{"spec":{"nodeName":"worker-1"}}'
sleep 30
kubectl get pods -n lab -o wide
