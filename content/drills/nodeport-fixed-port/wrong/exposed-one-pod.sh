# fails: new-pods
# reaches the end state: kubectl expose pod takes all labels of the Pod, that of its revision as well
POD=$(kubectl get pods -n station -l app=board -o jsonpath='{.items[0].metadata.name}')
kubectl expose pod "$POD" -n station --name=board --port=80 --target-port=8080 --type=NodePort
kubectl patch service board -n station -p '{"spec":{"externalTrafficPolicy":"Local","ports":[{"port":80,"nodePort":30850}]}}'
