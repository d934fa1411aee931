# fails: report-waits
# near miss: the value is low, but archive has a lower one
kubectl create priorityclass lifesaving --value=40001
kubectl create priorityclass patient --value=100
kubectl patch deployment alarm -n hospital -p '{"spec":{"template":{"spec":{"priorityClassName":"lifesaving"}}}}'
kubectl patch deployment report -n hospital -p '{"spec":{"template":{"spec":{"priorityClassName":"patient"}}}}'
kubectl rollout status deployment/alarm -n hospital --timeout=120s
sleep 30
