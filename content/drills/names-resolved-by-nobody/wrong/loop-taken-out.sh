# fails: outside
# near miss: the messenger is gone, the loop is not
kubectl get configmap coredns -n kube-system -o yaml | sed '/^        loop$/d' | kubectl replace -f -
kubectl rollout restart deployment/coredns -n kube-system
kubectl rollout status deployment/coredns -n kube-system --timeout=120s
kubectl patch service kube-dns -n kube-system --type=json -p '[{"op":"replace","path":"/spec/ports/0/targetPort","value":53},{"op":"replace","path":"/spec/ports/1/targetPort","value":53}]'
sleep 10
