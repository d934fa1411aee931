kubectl create serviceaccount podwatch -n fleet-tools
kubectl create role pod-lister --verb=list --resource=pods -n fleet
kubectl create rolebinding podwatch --role=pod-lister --serviceaccount=fleet-tools:podwatch -n fleet
kubectl set serviceaccount deployment podwatch podwatch -n fleet-tools
kubectl rollout status deployment podwatch -n fleet-tools --timeout=120s
