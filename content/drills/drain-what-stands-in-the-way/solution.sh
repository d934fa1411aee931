kubectl drain worker-1
kubectl get pod scale -n mill -o yaml > scale.yaml
kubectl drain worker-1 --ignore-daemonsets --delete-emptydir-data --force
sed -i -e '/nodeName:/d' -e '/resourceVersion:/d' -e '/uid:/d' scale.yaml
kubectl apply -f scale.yaml
kubectl wait pod scale -n mill --for=condition=Ready --timeout=60s
kubectl rollout status deployment grinder -n mill --timeout=60s
