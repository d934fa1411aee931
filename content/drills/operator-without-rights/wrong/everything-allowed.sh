# fails: no-more
kubectl create clusterrolebinding website-operator-admin --clusterrole=cluster-admin --serviceaccount=website-system:website-operator
sleep 61
