# fails: running
# near miss: a Pod that has run to its end is still on its node
kubectl get pods -n archive -l team=paper -o jsonpath='{range .items[*].spec.containers[*]}{.image}{"\n"}{end}' > images.txt
kubectl get pods -n archive --field-selector spec.nodeName=worker-2 -o name > running.txt
kubectl get persistentvolumes --sort-by=.spec.capacity.storage -o name > volumes.txt
kubectl get pods -n archive -l shift --sort-by='.spec.containers[0].resources.requests.memory' -o custom-columns='POD:.metadata.name,TEAM:.metadata.labels.team,MEMORY:.spec.containers[0].resources.requests.memory' > table.txt
echo 'kubectl get pods -n archive --sort-by=.metadata.creationTimestamp' > oldest-first.sh
