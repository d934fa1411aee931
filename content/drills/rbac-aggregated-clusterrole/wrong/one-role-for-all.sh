# fails: viewers-only-read
# near miss: what is aggregated to view holds for edit and admin too, but not the other way round
kubectl create clusterrole sensors --verb=get,list,watch,create,update,patch,delete --resource=sensors.greenhouse.example.com
kubectl label clusterrole sensors rbac.authorization.k8s.io/aggregate-to-view=true
