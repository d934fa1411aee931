# fails: in-the-running-pod
# near miss: the Pod was restarted to make sure that it sees the new size
kubectl patch storageclass album-disk -p '{"allowVolumeExpansion":true}'
kubectl patch pvc data-stamps-0 -n philately -p '{"spec":{"resources":{"requests":{"storage":"3Gi"}}}}'
kubectl wait pvc/data-stamps-0 -n philately --for=jsonpath='{.status.capacity.storage}'=3Gi --timeout=120s
kubectl delete pod stamps-0 -n philately
kubectl rollout status statefulset/stamps -n philately --timeout=120s
