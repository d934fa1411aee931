# fails: viewers-read, viewers-only-read, editors-write, everywhere
# near miss: it has to be a label, nothing selects by annotations
kubectl create clusterrole sensor-viewer --verb=get,list,watch --resource=sensors.greenhouse.example.com
kubectl create clusterrole sensor-editor --verb=create,update,patch,delete --resource=sensors.greenhouse.example.com
kubectl annotate clusterrole sensor-viewer rbac.authorization.k8s.io/aggregate-to-view=true
kubectl annotate clusterrole sensor-editor rbac.authorization.k8s.io/aggregate-to-edit=true
