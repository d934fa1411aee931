kind load docker-image orders:1.4 --name shop
kubectl --context kind-shop patch deployment orders -n orders -p '{"spec":{"template":{"spec":{"containers":[{"name":"orders","imagePullPolicy":"IfNotPresent"}]}}}}'
kubectl --context kind-shop rollout status deployment/orders -n orders --timeout=90s
kubectl --context kind-shop expose deployment orders -n orders --port=80
