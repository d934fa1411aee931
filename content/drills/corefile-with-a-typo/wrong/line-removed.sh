# fails: names, restarts
# near miss: without the plugin kubernetes CoreDNS starts, and knows no Service
kubectl get configmap coredns -n kube-system -o yaml | sed '/^        kubernets cluster/,/^        }/d' | kubectl replace -f -
kubectl rollout restart deployment coredns -n kube-system
sleep 60
