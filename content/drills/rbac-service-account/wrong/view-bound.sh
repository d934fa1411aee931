# fails: no-more
# view is more than one verb on one resource
kubectl create serviceaccount podwatch -n fleet-tools
kubectl create rolebinding podwatch --clusterrole=view --serviceaccount=fleet-tools:podwatch -n fleet
kubectl set serviceaccount deployment podwatch podwatch -n fleet-tools
kubectl rollout status deployment podwatch -n fleet-tools --timeout=120s
