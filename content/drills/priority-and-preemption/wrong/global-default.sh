# fails: alarm-first, alarm-runs, classes, report-waits
# near miss: with a global default, every new Pod of the archive is as important as the alarm
kubectl create priorityclass lifesaving --value=40001 --global-default=true
kubectl create priorityclass patient --value=100 --preemption-policy=Never
kubectl patch deployment alarm -n hospital -p '{"spec":{"template":{"spec":{"priorityClassName":"lifesaving"}}}}'
kubectl patch deployment report -n hospital -p '{"spec":{"template":{"spec":{"priorityClassName":"patient"}}}}'
kubectl rollout status deployment/alarm -n hospital --timeout=120s
