# fails: alarm-first
# reaches the end state: room was made by hand, and the next time somebody has to do it again
kubectl create priorityclass lifesaving --value=40001 --preemption-policy=Never
kubectl create priorityclass patient --value=100 --preemption-policy=Never
kubectl scale deployment report -n hospital --replicas=0
kubectl scale deployment archive -n hospital --replicas=2
kubectl patch deployment alarm -n hospital -p '{"spec":{"template":{"spec":{"priorityClassName":"lifesaving"}}}}'
kubectl rollout status deployment/alarm -n hospital --timeout=120s
kubectl scale deployment archive -n hospital --replicas=6
sleep 30
kubectl patch deployment report -n hospital -p '{"spec":{"replicas":1,"template":{"spec":{"priorityClassName":"patient"}}}}'
