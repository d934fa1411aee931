kubectl get priorityclasses
kubectl create priorityclass lifesaving --value=40001
kubectl create priorityclass patient --value=100 --preemption-policy=Never
kubectl patch deployment alarm -n hospital -p '{"spec":{"template":{"spec":{"priorityClassName":"lifesaving"}}}}'
kubectl patch deployment report -n hospital -p '{"spec":{"template":{"spec":{"priorityClassName":"patient"}}}}'
kubectl rollout status deployment/alarm -n hospital --timeout=120s
