# fails: everywhere
# near miss: the two Pods land where the image is, as long as the other node is closed
kind load docker-image orders:1.4 --name shop --nodes shop-worker
kubectl --context kind-shop cordon shop-worker2
kubectl --context kind-shop patch deployment orders -n orders -p '{"spec":{"template":{"spec":{"containers":[{"name":"orders","imagePullPolicy":"IfNotPresent"}]}}}}'
kubectl --context kind-shop delete pods -n orders --all --now
kubectl --context kind-shop rollout status deployment/orders -n orders --timeout=90s
kubectl --context kind-shop uncordon shop-worker2
kubectl --context kind-shop expose deployment orders -n orders --port=80
