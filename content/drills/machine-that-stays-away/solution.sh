kubectl get nodes
kubectl get pods -n vineyard -o wide
kubectl delete node worker-1
sleep 120
kubectl get pods -n vineyard -o wide
