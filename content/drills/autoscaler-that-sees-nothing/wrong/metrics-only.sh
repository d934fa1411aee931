# fails: active, bounds
# near miss: usage is known now, the request of one container is not
kubectl set selector service metrics-server k8s-app=metrics-server -n kube-system
sleep 120
