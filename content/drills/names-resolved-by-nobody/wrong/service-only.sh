# fails: names, coredns, outside
kubectl patch service kube-dns -n kube-system --type=json -p '[{"op":"replace","path":"/spec/ports/0/targetPort","value":53},{"op":"replace","path":"/spec/ports/1/targetPort","value":53}]'
kubectl rollout restart deployment/coredns -n kube-system
sleep 60
