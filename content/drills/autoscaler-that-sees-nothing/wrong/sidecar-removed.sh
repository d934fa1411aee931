# fails: bounds
# near miss: without the container nothing is missing, except the container
kubectl set selector service metrics-server k8s-app=metrics-server -n kube-system
kubectl patch deployment frames -n gallery --type=json -p '[{"op":"remove","path":"/spec/template/spec/containers/1"}]'
kubectl rollout status deployment/frames -n gallery --timeout=120s
sleep 120
