kubectl get pods -n archive -l team=paper -o jsonpath='{range .items[*].spec.containers[*]}{.image}{"\n"}{end}' > images.txt
kubectl get pods -n archive --field-selector status.phase=Running,spec.nodeName=worker-2 --no-headers -o custom-columns=N:.metadata.name > running.txt
kubectl get persistentvolumes --sort-by=.spec.capacity.storage --no-headers -o custom-columns=N:.metadata.name > volumes.txt
kubectl get pods -n archive -l shift --sort-by='.spec.containers[0].resources.requests.memory' -o custom-columns='POD:.metadata.name,TEAM:.metadata.labels.team,MEMORY:.spec.containers[0].resources.requests.memory' > table.txt
echo 'kubectl get pods -n archive --sort-by=.metadata.creationTimestamp' > oldest-first.sh
