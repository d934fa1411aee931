# fails: identity, chosen
# the context names a user that the file does not have
kubectl config set-context bakery --cluster=kubernetes --user=oven --namespace=bakery
kubectl config use-context bakery
