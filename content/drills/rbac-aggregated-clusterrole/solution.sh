kubectl create clusterrole sensor-viewer --verb=get,list,watch --resource=sensors.greenhouse.example.com
kubectl create clusterrole sensor-editor --verb=create,update,patch,delete --resource=sensors.greenhouse.example.com
kubectl label clusterrole sensor-viewer rbac.authorization.k8s.io/aggregate-to-view=true
kubectl label clusterrole sensor-editor rbac.authorization.k8s.io/aggregate-to-edit=true
kubectl auth can-i list sensors -n tomatoes --as=aoi --as-group=visitors
kubectl auth can-i patch sensors -n tomatoes --as=ren --as-group=growers
