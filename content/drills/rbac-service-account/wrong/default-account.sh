# fails: own-account, may-list, no-more
# the program works, but so does everything else that runs as default
kubectl create serviceaccount podwatch -n fleet-tools
kubectl create role pod-lister --verb=list --resource=pods -n fleet
kubectl create rolebinding podwatch --role=pod-lister --serviceaccount=fleet-tools:default -n fleet
sleep 90
