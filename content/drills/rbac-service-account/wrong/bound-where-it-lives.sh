# fails: may-list, no-more, lasts
# near miss: Role and RoleBinding lie in the account's Namespace, not where the Pods are
kubectl create serviceaccount podwatch -n fleet-tools
kubectl create role pod-lister --verb=list --resource=pods -n fleet-tools
kubectl create rolebinding podwatch --role=pod-lister --serviceaccount=fleet-tools:podwatch -n fleet-tools
kubectl set serviceaccount deployment podwatch podwatch -n fleet-tools
kubectl rollout status deployment podwatch -n fleet-tools --timeout=60s
