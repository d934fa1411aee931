# fails: port, source-address, new-pods
# kubectl expose has no option for the node port, and one was drawn
kubectl expose deployment board -n station --type=NodePort --port=80 --target-port=8080
kubectl patch service board -n station -p '{"spec":{"externalTrafficPolicy":"Local"}}'
