# fails: updated, next-update
# near miss: below the partition, Pods come back from the old template
kubectl set image statefulset/shelf -n library shelf=nginx:1.28
kubectl delete pods -n library -l app=shelf
sleep 180
