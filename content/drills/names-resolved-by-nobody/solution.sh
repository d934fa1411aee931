kubectl logs -n kube-system -l k8s-app=kube-dns --tail=2
kubectl get configmap coredns -n kube-system -o yaml | sed 's#forward . 127.0.0.1#forward . /etc/resolv.conf#' | kubectl replace -f -
kubectl rollout restart deployment/coredns -n kube-system
kubectl rollout status deployment/coredns -n kube-system --timeout=120s
kubectl get endpointslices -n kube-system -l k8s-app=kube-dns
kubectl patch service kube-dns -n kube-system --type=json -p '[{"op":"replace","path":"/spec/ports/0/targetPort","value":53},{"op":"replace","path":"/spec/ports/1/targetPort","value":53}]'
sleep 10
