kubectl create --raw /api/v1/namespaces/lab/pods/sampler/binding -f - <<'Y'
{"apiVersion":"v1","kind":"Binding","metadata":{"name":"sampler"},"target":{"kind":"Node","name":"worker-2"}}
Y
kubectl run gauge -n lab --image=redis:7.4 --overrides='{"spec":{"nodeName":"worker-1"}}'
kubectl run beacon -n lab --image=nginx:1.27 --dry-run=client -o yaml > beacon.yaml
scp beacon.yaml worker-1:
ssh worker-1 sudo mv beacon.yaml /etc/kubernetes/manifests/
sleep 30
kubectl get pods -n lab -o wide
