# fails: tram, scheduler, controller-manager
kubectl get pod conductor -o json | jq '.spec.nodeName = "worker-1"' | kubectl replace --force -f -
sleep 20
