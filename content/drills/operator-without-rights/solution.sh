kubectl get website bread -n bakery -o yaml
kubectl logs -n website-system deploy/website-operator --tail=2
kubectl get clusterrole website-operator -o json | jq '(.rules[] | select(.resources | index("configmaps"))).resources += ["services"]' | kubectl replace -f -
sleep 61
kubectl get website -n bakery
