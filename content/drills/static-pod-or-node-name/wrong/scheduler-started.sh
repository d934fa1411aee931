# fails: sampler, gauge
# the scheduler is put back and chooses the nodes itself
ssh control-plane sudo mv /etc/kubernetes/kube-scheduler.yaml.off /etc/kubernetes/manifests/kube-scheduler.yaml
kubectl cordon worker-2
kubectl wait pod/sampler -n lab --for=condition=Ready --timeout=120s
kubectl uncordon worker-2
kubectl run gauge -n lab --image=redis:7.4 --overrides='{"spec":{"nodeName":"worker-1"}}'
kubectl run beacon -n lab --image=nginx:1.27 --dry-run=client -o yaml > beacon.yaml
scp beacon.yaml worker-1:
ssh worker-1 sudo mv beacon.yaml /etc/kubernetes/manifests/
sleep 30
kubectl get pods -n lab -o wide
