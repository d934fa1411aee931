Which names a Pod tries, and whom it asks: search domains, ndots, the four dnsPolicies, dnsConfig, hostAliases. Source:
kubernetes.io "DNS for Services and Pods" (Pod's DNS Policy, Pod's DNS Config), "Adding entries to Pod /etc/hosts".

  $ kubectl create namespace shop; kubectl -n shop create deployment web --image=nginx:1.27 > /dev/null; kubectl -n shop expose deployment web --port=80
  namespace/shop created
  service/web exposed
  $ cat <<E | kubectl apply -f -
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: first}
  > spec: {containers: [{name: c, image: "busybox:1.36", args: [sleep, "3600"]}]}
  > ---
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: default}
  > spec: {dnsPolicy: Default, containers: [{name: c, image: "busybox:1.36", args: [sleep, "3600"]}]}
  > ---
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: host}
  > spec: {hostNetwork: true, containers: [{name: c, image: "busybox:1.36", args: [sleep, "3600"]}]}
  > ---
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: host-first}
  > spec: {hostNetwork: true, dnsPolicy: ClusterFirstWithHostNet, containers: [{name: c, image: "busybox:1.36", args: [sleep, "3600"]}]}
  > ---
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: none}
  > spec:
  >   dnsPolicy: None
  >   dnsConfig: {nameservers: [10.96.0.10], searches: [shop.svc.cluster.local], options: [{name: ndots, value: "2"}]}
  >   hostAliases: [{ip: 203.0.113.10, hostnames: [mirror, mirror.local]}]
  >   containers: [{name: c, image: "busybox:1.36", args: [sleep, "3600"]}]
  > E
  pod/first created
  pod/default created
  pod/host created
  pod/host-first created
  pod/none created
  $ settle
  $ kubectl exec first -- cat /etc/resolv.conf
  search default.svc.cluster.local svc.cluster.local cluster.local
  nameserver 10.96.0.10
  options ndots:5
  $ kubectl exec first -- wget -qO- -T 3 web
  ! wget: bad address 'web'
  ! command terminated with exit code 1
  [1]
  $ kubectl exec first -- wget -qO- -T 3 web.shop | grep h1
  <h1>Welcome to nginx!</h1>
  $ kubectl exec first -- wget -qO- -T 3 web.shop.svc | grep h1
  <h1>Welcome to nginx!</h1>
ClusterFirst on the node's network is as Default: the node's own resolver, which knows nothing of the cluster.
  $ kubectl exec default -- cat /etc/resolv.conf
  nameserver 8.8.8.8
  $ kubectl exec host -- cat /etc/resolv.conf
  nameserver 8.8.8.8
  $ kubectl exec host -- wget -qO- -T 3 web.shop.svc.cluster.local
  ! wget: bad address 'web.shop.svc.cluster.local'
  ! command terminated with exit code 1
  [1]
  $ kubectl exec default -- wget -qO- -T 3 example.com
  This is example.com.
  $ kubectl exec host-first -- head -1 /etc/resolv.conf
  search default.svc.cluster.local svc.cluster.local cluster.local
  $ kubectl exec host-first -- wget -qO- -T 3 web.shop | grep h1
  <h1>Welcome to nginx!</h1>
None: what dnsConfig says, and nothing else.
  $ kubectl exec none -- cat /etc/resolv.conf
  search shop.svc.cluster.local
  nameserver 10.96.0.10
  options ndots:2
  $ kubectl exec none -- wget -qO- -T 3 web | grep h1
  <h1>Welcome to nginx!</h1>
  $ kubectl exec none -- wget -qO- -T 3 web.shop
  ! wget: bad address 'web.shop'
  ! command terminated with exit code 1
  [1]
  $ kubectl exec none -- wget -qO- -T 3 mirror
  This is mirror.
  $ kubectl exec none -- tail -2 /etc/hosts
  # Entries added by HostAliases.
  203.0.113.10  mirror  mirror.local
  $ kubectl run wrong --image=busybox --overrides='{"spec":{"dnsPolicy":"None"}}'
  ! The Pod "wrong" is invalid: spec.dnsConfig.nameservers: Required value: must provide at least one DNS nameserver when `dnsPolicy` is None
  [1]
dnsConfig beside ClusterFirst is added; an option of the same name replaces.
  $ kubectl run more --image=busybox:1.36 --overrides='{"spec":{"dnsConfig":{"nameservers":["8.8.8.8"],"searches":["example.com"],"options":[{"name":"ndots","value":"1"},{"name":"edns0"}]}}}' -- sleep 3600; sleep 5
  pod/more created
  $ kubectl exec more -- cat /etc/resolv.conf
  search default.svc.cluster.local svc.cluster.local cluster.local example.com
  nameserver 10.96.0.10
  nameserver 8.8.8.8
  options ndots:1 edns0
The address is in the kubelet's configuration: with a wrong one Pods have it, and find nothing.
  $ ssh worker-1 'sed -i "s/10.96.0.10/10.96.0.11/" /var/lib/kubelet/config.yaml'
  $ kubectl run lost --image=busybox:1.36 --overrides='{"spec":{"nodeName":"worker-1"}}' -- sleep 3600; sleep 5
  pod/lost created
  $ kubectl exec lost -- grep nameserver /etc/resolv.conf
  nameserver <svc-ip>
  $ kubectl exec lost -- nslookup kubernetes.default.svc.cluster.local
  ! ;; connection timed out; no servers could be reached
  ! 
  ! command terminated with exit code 1
  [1]
