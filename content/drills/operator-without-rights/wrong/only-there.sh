# fails: repairs
# near miss: a role in one Namespace
kubectl create role website-services -n bakery --verb=get,list,watch,create,update,patch,delete --resource=services
kubectl create rolebinding website-services -n bakery --role=website-services --serviceaccount=website-system:website-operator
sleep 61
