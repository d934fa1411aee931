# fails: keeps-running
# near miss: the line is in the log, but the container has nothing more to do
kubectl create namespace observatory
kubectl label namespace observatory team=night-sky
kubectl run telescope -n observatory --image=busybox:1.36 --labels=app=telescope,tier=sensor --command -- echo shutter open
sleep 10
