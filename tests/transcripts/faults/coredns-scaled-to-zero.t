No CoreDNS at all. Source: Kubernetes documentation, "Debugging DNS Resolution", "Autoscale the DNS Service in a Cluster".

  $ kubectl run client --image=busybox:1.36 -- sleep 1d > /dev/null; kubectl wait --for=condition=Ready pod/client > /dev/null
# fault: coredns-scaled-to-zero
  $ kubectl exec client -- nslookup kubernetes.default.svc.cluster.local
  ! ;; connection timed out; no servers could be reached
  ! 
  ! command terminated with exit code 1
  [1]
  $ kubectl get pods -n kube-system -l k8s-app=kube-dns
  ! No resources found in kube-system namespace.
  $ kubectl scale deployment coredns -n kube-system --replicas=2; sleep 20
  deployment.apps/coredns scaled
  $ kubectl exec client -- nslookup kubernetes.default.svc.cluster.local | grep -c Name
  1
