# fails: volumes, table
# near miss: sort compares 10Gi, 1500Mi, 2Gi and 500Mi as text
kubectl get pods -n archive -l team=paper -o jsonpath='{range .items[*].spec.containers[*]}{.image}{"\n"}{end}' > images.txt
kubectl get pods -n archive --field-selector status.phase=Running,spec.nodeName=worker-2 -o name > running.txt
kubectl get persistentvolumes --no-headers -o custom-columns=C:.spec.capacity.storage,N:.metadata.name | sort | awk '{ print $2 }' > volumes.txt
echo 'POD TEAM MEMORY' > table.txt
kubectl get pods -n archive -l shift --no-headers -o custom-columns='POD:.metadata.name,TEAM:.metadata.labels.team,MEMORY:.spec.containers[0].resources.requests.memory' | sort -k3 >> table.txt
echo 'kubectl get pods -n archive --sort-by=.metadata.creationTimestamp' > oldest-first.sh
