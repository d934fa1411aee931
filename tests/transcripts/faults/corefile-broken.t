A Corefile with a word that CoreDNS does not know. Source: Kubernetes documentation, "Debugging DNS Resolution"; CoreDNS'
caddyfile parser.

  $ kubectl run client --image=busybox:1.36 -- sleep 1d > /dev/null; kubectl wait --for=condition=Ready pod/client > /dev/null
# fault: corefile-broken
  $ kubectl exec client -- nslookup kubernetes.default.svc.cluster.local > /dev/null 2>&1; echo $?
  1
  $ kubectl get deployment coredns -n kube-system --no-headers | awk '{print $2}'
  0/2
  $ kubectl logs -n kube-system -l k8s-app=kube-dns --tail=1 | sort -u
  /etc/coredns/Corefile:7 - Error during parsing: Unknown directive 'kubernets'
  $ kubectl get configmap coredns -n kube-system -o yaml | sed s/kubernets/kubernetes/ | kubectl replace -f - > /dev/null; kubectl rollout restart deployment coredns -n kube-system > /dev/null; sleep 60
  $ kubectl exec client -- nslookup kubernetes.default.svc.cluster.local | grep -c Name
  1
