# fails: images
# near miss: only the first container of each Pod is asked
kubectl get pods -n archive -l team=paper -o jsonpath='{range .items[*]}{.spec.containers[0].image}{"\n"}{end}' > images.txt
kubectl get pods -n archive --field-selector status.phase!=Running --no-headers -o custom-columns=N:.metadata.name > not-running.txt
kubectl get pods -n archive --sort-by=.metadata.name -o custom-columns=POD:.metadata.name,TEAM:.metadata.labels.team > table.txt
