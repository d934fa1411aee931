# fails: endpoints
# near miss: a new Service answers, but under another cluster IP
kubectl delete service seats -n theatre
kubectl expose deployment seats -n theatre --port=80 --target-port=5050
