kubectl get pods -n archive -l team=paper -o jsonpath='{range .items[*].spec.containers[*]}{.image}{"\n"}{end}' > images.txt
kubectl get pods -n archive --field-selector status.phase!=Running --no-headers -o custom-columns=N:.metadata.name > not-running.txt
kubectl get pods -n archive --sort-by=.metadata.name -o custom-columns=POD:.metadata.name,TEAM:.metadata.labels.team > table.txt
