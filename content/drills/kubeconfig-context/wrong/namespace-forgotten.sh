# fails: context, chosen
# near miss: the right identity in the Namespace default, where it has no rights
kubectl config set-credentials oven --token="$(cat oven.token)"
kubectl config set-context bakery --cluster=kubernetes --user=oven
kubectl config use-context bakery
