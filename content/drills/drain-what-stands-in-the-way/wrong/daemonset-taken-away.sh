# fails: meter-everywhere
# damages: daemonsets.apps/meter -n mill
# near miss: drain no longer complains, and nothing is measured any more
kubectl get pod scale -n mill -o yaml > scale.yaml
kubectl delete daemonset meter -n mill
kubectl drain worker-1 --delete-emptydir-data --force --ignore-daemonsets
sed -i -e '/nodeName:/d' -e '/resourceVersion:/d' -e '/uid:/d' scale.yaml
kubectl apply -f scale.yaml
kubectl wait pod scale -n mill --for=condition=Ready --timeout=60s
kubectl rollout status deployment grinder -n mill --timeout=60s
