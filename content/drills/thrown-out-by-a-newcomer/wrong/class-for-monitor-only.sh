# fails: newcomers
# near miss: monitor is safe, and everybody else has got half a million
kubectl create priorityclass vital --value=1000000
kubectl patch deployment monitor -n clinic -p '{"spec":{"template":{"spec":{"priorityClassName":"vital"}}}}'
kubectl rollout status deployment/monitor -n clinic --timeout=180s
