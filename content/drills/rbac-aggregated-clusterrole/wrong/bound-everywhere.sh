# fails: everywhere
# ClusterRoleBindings open Namespaces in which the groups have no business
kubectl create clusterrole sensor-viewer --verb=get,list,watch --resource=sensors.greenhouse.example.com
kubectl create clusterrole sensor-editor --verb=get,list,watch,create,update,patch,delete --resource=sensors.greenhouse.example.com
kubectl create clusterrolebinding sensor-viewers --clusterrole=sensor-viewer --group=visitors
kubectl create clusterrolebinding sensor-editors --clusterrole=sensor-editor --group=growers
