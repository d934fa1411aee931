# fails: every-pod
# reaches the end state in the Pods of today
IP=$(kubectl get service kube-dns -n kube-system -o jsonpath='{.spec.clusterIP}')
for POD in $(kubectl get pods -n courier -l app=dispatch -o name); do
  kubectl exec -n courier $POD -- sh -c "printf 'search courier.svc.cluster.local svc.cluster.local cluster.local fleet.example\nnameserver $IP\noptions ndots:2 timeout:2\n' > /etc/resolv.conf"
done
