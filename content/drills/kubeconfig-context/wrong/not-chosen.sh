# fails: chosen
# near miss: a context that is made is not yet the current one
kubectl config set-credentials oven --token="$(cat oven.token)"
kubectl config set-context bakery --cluster=kubernetes --user=oven --namespace=bakery
