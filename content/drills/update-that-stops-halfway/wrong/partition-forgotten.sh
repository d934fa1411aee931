# fails: updated, next-update
# near miss: half of the Pods are new, the other half never will be
kubectl set image statefulset/shelf -n library shelf=nginx:1.28
kubectl delete pod shelf-3 -n library
sleep 120
