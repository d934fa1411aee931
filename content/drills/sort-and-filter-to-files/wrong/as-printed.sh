# fails: images, not-running, columns
# the usual table with its heading, for the wrong Pods and in another order
kubectl get pods -n archive -o jsonpath='{..image}' > images.txt
kubectl get pods -n archive --field-selector status.phase!=Running > not-running.txt
kubectl get pods -n archive --sort-by=.metadata.labels.team -o custom-columns=POD:.metadata.name,TEAM:.metadata.labels.team > table.txt
