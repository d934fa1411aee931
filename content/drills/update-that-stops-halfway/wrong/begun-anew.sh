# fails: books
# reaches the end state, with empty shelves
kubectl get statefulset shelf -n library -o yaml | sed 's/nginx:1.82/nginx:1.28/; s/partition: 2/partition: 0/' > shelf.yaml
kubectl delete statefulset shelf -n library
kubectl delete pvc -n library --all
kubectl apply -f shelf.yaml
sleep 180
