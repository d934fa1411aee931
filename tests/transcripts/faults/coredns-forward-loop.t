A CoreDNS that sends to itself what it does not know. Source: CoreDNS' plugin loop, "Troubleshooting Loops In Kubernetes
Clusters".

# fault: coredns-forward-loop
  $ kubectl get deployment coredns -n kube-system --no-headers | awk '{print $2}'
  0/2
  $ kubectl logs -n kube-system -l k8s-app=kube-dns --tail=1 | grep -o 'Loop\|detected for zone "."' | sort -u
  Loop
  detected for zone "."
  $ kubectl get configmap coredns -n kube-system -o yaml | sed 's#forward . 127.0.0.1#forward . /etc/resolv.conf#' | kubectl replace -f - > /dev/null; kubectl rollout restart deployment coredns -n kube-system > /dev/null; sleep 60
  $ kubectl get deployment coredns -n kube-system --no-headers | awk '{print $2}'
  2/2
