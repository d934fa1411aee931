A Service kube-dns that selects no Pod. Source: Kubernetes documentation, "Debugging DNS Resolution" (Is DNS service up? Are
DNS endpoints exposed?).

  $ kubectl run client --image=busybox:1.36 -- sleep 1d > /dev/null; kubectl wait --for=condition=Ready pod/client > /dev/null
# fault: dns-service-selector-wrong
  $ kubectl exec client -- nslookup kubernetes.default.svc.cluster.local > /dev/null 2>&1; echo $?
  1
  $ kubectl get pods -n kube-system -l k8s-app=kube-dns --no-headers | awk '{print $2, $3}'
  1/1 Running
  1/1 Running
  $ kubectl get endpoints kube-dns -n kube-system --no-headers 2>/dev/null | awk '{print $2}'
  <none>
  $ kubectl patch service kube-dns -n kube-system -p '{"spec":{"selector":{"k8s-app":"kube-dns"}}}'; sleep 5
  service/kube-dns patched
  $ kubectl exec client -- nslookup kubernetes.default.svc.cluster.local | grep -c Name
  1
