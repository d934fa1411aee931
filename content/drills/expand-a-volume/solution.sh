kubectl patch storageclass album-disk -p '{"allowVolumeExpansion":true}'
kubectl patch pvc data-stamps-0 -n philately -p '{"spec":{"resources":{"requests":{"storage":"3Gi"}}}}'
kubectl wait pvc/data-stamps-0 -n philately --for=jsonpath='{.status.capacity.storage}'=3Gi --timeout=120s
