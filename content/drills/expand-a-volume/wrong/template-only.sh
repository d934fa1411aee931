# fails: claim, in-the-running-pod
# damages: statefulsets.apps/stamps -n philately
# the template of a new StatefulSet does not reach a claim that exists
kubectl patch storageclass album-disk -p '{"allowVolumeExpansion":true}'
kubectl get statefulset stamps -n philately -o yaml | sed 's/storage: 1Gi/storage: 3Gi/' > stamps.yaml
kubectl delete statefulset stamps -n philately --cascade=orphan
kubectl create -f stamps.yaml
kubectl rollout status statefulset/stamps -n philately --timeout=120s
