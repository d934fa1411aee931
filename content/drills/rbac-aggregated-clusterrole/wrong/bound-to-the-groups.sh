# fails: everywhere
# reaches the end state in this Namespace, and says nothing of the next one
kubectl create clusterrole sensor-viewer --verb=get,list,watch --resource=sensors.greenhouse.example.com
kubectl create clusterrole sensor-editor --verb=get,list,watch,create,update,patch,delete --resource=sensors.greenhouse.example.com
kubectl create rolebinding sensor-viewers --clusterrole=sensor-viewer --group=visitors -n tomatoes
kubectl create rolebinding sensor-editors --clusterrole=sensor-editor --group=growers -n tomatoes
