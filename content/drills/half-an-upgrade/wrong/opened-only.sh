# fails: version, held
# near miss: the Pods run, on the old kubelet
kubectl uncordon worker-2
sleep 60
