# fails: cellar, nothing-left, no-new-pods
# near miss: without --force the API waits for the kubelet
kubectl delete pod cellar-0 -n vineyard --wait=false
sleep 45
