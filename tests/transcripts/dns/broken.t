When names are not found any more: a Corefile with a mistake, no name servers, no Service. Source: kubernetes.io
"Debugging DNS Resolution"; CoreDNS' plugins reload and loop; coremain.

  $ kubectl create deployment web --image=nginx:1.27 > /dev/null; kubectl expose deployment web --port=80
  service/web exposed
  $ kubectl run client --image=busybox:1.36 -- sleep 3600
  pod/client created
  $ settle
  $ kubectl -n kube-system get configmap coredns -o yaml > coredns.yaml
A running CoreDNS keeps what it had, and says so.
  $ sed 's/    kubernetes cluster/    kubernets cluster/' coredns.yaml | kubectl replace -f -
  configmap/coredns replaced
  $ advance 110s
  $ kubectl -n kube-system logs -l k8s-app=kube-dns --tail=2 | sort -u
  [ERROR] Restart failed: /etc/coredns/Corefile:7 - Error during parsing: Unknown directive 'kubernets'
  [ERROR] plugin/reload: Corefile changed but reload failed: starting with listener file descriptors: /etc/coredns/Corefile:7 - Error during parsing: Unknown directive 'kubernets'
  $ kubectl -n kube-system get deployment coredns --no-headers | awk '{print $2}'
  2/2
  $ kubectl exec client -- wget -qO- -T 3 web | grep h1
  <h1>Welcome to nginx!</h1>
One that starts does not come up. The Deployment goes no further: one of the old Pods stays.
  $ kubectl -n kube-system rollout restart deployment coredns
  deployment.apps/coredns restarted
  $ advance 60s
  $ kubectl -n kube-system get pods -l k8s-app=kube-dns --no-headers | awk '{print $2}' | sort | uniq -c | awk '{print $1, $2}'
  2 0/1
  1 1/1
  $ for p in $(kubectl -n kube-system get pods -l k8s-app=kube-dns -o name); do kubectl -n kube-system logs $p --tail=1; done | grep -v reload | sort -u
  /etc/coredns/Corefile:7 - Error during parsing: Unknown directive 'kubernets'
  $ kubectl exec client -- wget -qO- -T 3 web | grep h1
  <h1>Welcome to nginx!</h1>
Without any, questions are refused by the Service, and there is nobody to ask.
  $ kubectl -n kube-system delete pods -l k8s-app=kube-dns > /dev/null; sleep 30
  $ kubectl -n kube-system get endpointslices -l kubernetes.io/service-name=kube-dns -o jsonpath='{.items[0].endpoints[*].conditions.ready}{"\n"}'
  false false false
  $ kubectl exec client -- nslookup web.default.svc.cluster.local
  ! ;; connection timed out; no servers could be reached
  ! 
  ! command terminated with exit code 1
  [1]
  $ kubectl exec client -- wget -qO- -T 3 web
  ! wget: bad address 'web'
  ! command terminated with exit code 1
  [1]
  $ kubectl exec client -- wget -qO- -T 3 $(kubectl get svc web -o jsonpath='{.spec.clusterIP}') | grep h1
  <h1>Welcome to nginx!</h1>
Back to what it was: the Pods in their back-off come up by themselves.
  $ kubectl -n kube-system get cm coredns -o yaml | sed 's/kubernets/kubernetes/' | kubectl replace -f -
  configmap/coredns replaced
  $ kubectl -n kube-system rollout restart deployment coredns; kubectl -n kube-system rollout status deployment coredns --timeout=100s | tail -1
  deployment.apps/coredns restarted
  deployment "coredns" successfully rolled out
  $ kubectl exec client -- wget -qO- -T 3 web | grep h1
  <h1>Welcome to nginx!</h1>
A forward to the name server itself is a loop, which `loop` finds.
  $ kubectl -n kube-system get cm coredns -o yaml | sed 's#forward . /etc/resolv.conf#forward . 127.0.0.1#' | kubectl replace -f -
  configmap/coredns replaced
  $ kubectl -n kube-system delete pods -l k8s-app=kube-dns > /dev/null; sleep 20
  $ kubectl -n kube-system logs -l k8s-app=kube-dns --tail=1 --prefix=false 2>/dev/null | sed 's/127.0.0.1:[0-9]*/127.0.0.1:PORT/; s/HINFO.*/HINFO …/' | sort -u
  [FATAL] plugin/loop: Loop (127.0.0.1:PORT -> :53) detected for zone ".", see https://coredns.io/plugins/loop#troubleshooting. Query: "HINFO …
Other mistakes, each in the words of the plugin.
  $ cat > try.sh <<'E'
  > sed "$1" coredns.yaml | kubectl replace --force -f - > /dev/null
  > kubectl -n kube-system delete pods -l k8s-app=kube-dns > /dev/null; sleep 15
  > kubectl -n kube-system logs -l k8s-app=kube-dns --tail=1 | sort -u
  > E
  $ bash try.sh 's/pods insecure/pods secure/'
  plugin/kubernetes: wrong value for pods: secure,  must be one of: disabled, verified, insecure
  $ bash try.sh 's/ttl 30/ttl thirty/'
  plugin/kubernetes: strconv.Atoi: parsing "thirty": invalid syntax
  $ bash try.sh 's/max_concurrent 1000/max_concurent 1000/'
  plugin/forward: /etc/coredns/Corefile:14 - Error during parsing: unknown property 'max_concurent'
  $ bash try.sh 's#forward . /etc/resolv.conf#forward .#'
  plugin/forward: /etc/coredns/Corefile:13 - Error during parsing: Wrong argument count or unexpected line ending after '.'
  $ bash try.sh 's#forward . /etc/resolv.conf#forward . dns.google#'
  plugin/forward: not an IP address or file: "dns.google"
  $ bash try.sh 's/cache 30/cache 30\n        cache 60/'
  plugin/cache: this plugin can only be used once per Server Block
  $ bash try.sh 's/^    }$//'
  /etc/coredns/Corefile:22 - Syntax error: Unexpected token 'loadbalance', expecting '}'
The Service gone: nobody answers at its address.
  $ kubectl replace --force -f coredns.yaml > /dev/null; kubectl -n kube-system delete pods -l k8s-app=kube-dns > /dev/null; sleep 20
  $ kubectl -n kube-system delete service kube-dns
  service "kube-dns" deleted from kube-system namespace
  $ sleep 1; kubectl exec client -- nslookup web.default.svc.cluster.local
  ! ;; connection timed out; no servers could be reached
  ! 
  ! command terminated with exit code 1
  [1]
  $ kubectl exec client -- nslookup web.default.svc.cluster.local $(kubectl -n kube-system get pods -l k8s-app=kube-dns -o jsonpath='{.items[0].status.podIP}') | tail -3 | head -1
  Address: <svc-ip>
