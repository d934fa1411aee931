# fails: role-and-binding, nothing-else
# the ready-made role is quick to bind and allows far more
kubectl create rolebinding developer-mio --clusterrole=edit --user=mio -n invoicing-dev
