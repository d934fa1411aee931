A Service kube-dns that leads to a port where nobody listens. Source: Kubernetes documentation, "Debugging DNS Resolution",
"Debug Services" (targetPort).

  $ kubectl run client --image=busybox:1.36 -- sleep 1d > /dev/null; kubectl wait --for=condition=Ready pod/client > /dev/null
# fault: dns-service-port-wrong
  $ kubectl exec client -- nslookup kubernetes.default.svc.cluster.local > /dev/null 2>&1; echo $?
  1
  $ kubectl get service kube-dns -n kube-system -o jsonpath='{range .spec.ports[*]}{.name} {.port}->{.targetPort}{"\n"}{end}'
  dns 53->5353
  dns-tcp 53->5353
  metrics 9153->9153
  $ kubectl patch service kube-dns -n kube-system --type=json -p '[{"op":"replace","path":"/spec/ports/0/targetPort","value":53},{"op":"replace","path":"/spec/ports/1/targetPort","value":53}]'; sleep 5
  service/kube-dns patched
  $ kubectl exec client -- nslookup kubernetes.default.svc.cluster.local | grep -c Name
  1
