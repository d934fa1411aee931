# fails: oven, scheduler, new-pods
# near miss: who would give the scheduler's own Pod a node?
ssh control-plane cat /etc/kubernetes/tmp/kube-scheduler.yaml | kubectl apply -f -
sleep 45
