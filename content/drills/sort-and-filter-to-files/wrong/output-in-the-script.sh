# fails: images, script
# reaches the end state, but the script prints a list of yesterday; and only the first container of each Pod is asked
kubectl get pods -n archive -l team=paper -o jsonpath='{range .items[*]}{.spec.containers[0].image}{"\n"}{end}' > images.txt
kubectl get pods -n archive --field-selector status.phase=Running,spec.nodeName=worker-2 -o name > running.txt
kubectl get persistentvolumes --sort-by=.spec.capacity.storage -o name > volumes.txt
kubectl get pods -n archive -l shift --sort-by='.spec.containers[0].resources.requests.memory' -o custom-columns='POD:.metadata.name,TEAM:.metadata.labels.team,MEMORY:.spec.containers[0].resources.requests.memory' > table.txt
(echo 'cat <<END'; kubectl get pods -n archive --sort-by=.metadata.creationTimestamp; echo END) > oldest-first.sh
