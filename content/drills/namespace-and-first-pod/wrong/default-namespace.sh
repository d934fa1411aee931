# fails: pod, output, keeps-running
# -n was forgotten
kubectl create namespace observatory
kubectl label namespace observatory team=night-sky
kubectl run telescope --image=busybox:1.36 --labels=app=telescope,tier=sensor --command -- sh -c 'echo shutter open; sleep 7200'
kubectl wait pod telescope --for=condition=Ready --timeout=60s
