# fails: runs, everywhere, answers
# the image is there, and the kubelet asks a registry for it all the same
kind load docker-image orders:1.4 --name shop
kubectl --context kind-shop rollout restart deployment/orders -n orders
kubectl --context kind-shop expose deployment orders -n orders --port=80
