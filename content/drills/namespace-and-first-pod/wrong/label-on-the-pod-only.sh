# fails: namespace
# the label of the team was put on the Pod
kubectl create namespace observatory
kubectl run telescope -n observatory --image=busybox:1.36 --labels=app=telescope,tier=sensor,team=night-sky --command -- sh -c 'echo shutter open; sleep 7200'
kubectl wait pod telescope -n observatory --for=condition=Ready --timeout=60s
