# fails: way-back
# reaches what was asked for by rebuilding the only way back
kubectl config set-credentials oven --token="$(cat oven.token)"
kubectl config rename-context kubernetes-admin@kubernetes bakery
kubectl config set-context bakery --user=oven --namespace=bakery
