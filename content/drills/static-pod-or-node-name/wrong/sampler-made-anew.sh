# fails: sampler
# near miss: the Pod is deleted and created again with a nodeName
kubectl delete pod sampler -n lab
kubectl run sampler -n lab --image=redis:7.4 --labels=app=sampler --overrides='{"spec":{"nodeName":"worker-2"}}'
kubectl run gauge -n lab --image=redis:7.4 --overrides='{"spec":{"nodeName":"worker-1"}}'
kubectl run beacon -n lab --image=nginx:1.27 --dry-run=client -o yaml > beacon.yaml
scp beacon.yaml worker-1:
ssh worker-1 sudo mv beacon.yaml /etc/kubernetes/manifests/
sleep 30
kubectl get pods -n lab -o wide
