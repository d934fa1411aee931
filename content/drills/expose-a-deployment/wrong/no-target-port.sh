# fails: endpoints, follows-pods
# near miss: the target port defaults to the port
kubectl expose deployment web -n shop --port=80
