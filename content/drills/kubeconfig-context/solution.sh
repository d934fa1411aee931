kubectl config set-credentials oven --token="$(cat oven.token)"
kubectl config set-context bakery --cluster=kubernetes --user=oven --namespace=bakery
kubectl config use-context bakery
kubectl auth whoami
