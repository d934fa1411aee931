kubectl get events -n clinic --field-selector reason=Preempted
kubectl get pods -A -o custom-columns=NAME:.metadata.name,PRIORITY:.spec.priority | sort -k2 -n | tail -n 12
kubectl get priorityclasses
kubectl patch priorityclass batch -p '{"globalDefault":false}'
kubectl create priorityclass vital --value=1000000
kubectl patch deployment monitor -n clinic -p '{"spec":{"template":{"spec":{"priorityClassName":"vital"}}}}'
kubectl delete pods -n lab -l app=trials
kubectl rollout status deployment/monitor -n clinic --timeout=180s
