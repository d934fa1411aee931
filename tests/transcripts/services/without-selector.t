Services without a selector, with endpoints made by hand; ExternalName; externalIPs. Source: kubernetes.io "Service"
(Services without selectors, External IPs, ExternalName).

  $ kubectl run db --image=nginx:1.27; kubectl run client --image=busybox:1.36 -- sleep 3600
  pod/db created
  pod/client created
  $ settle
  $ kubectl create service clusterip legacy --tcp=80:80 --dry-run=client -o json | jq 'del(.spec.selector)' | kubectl apply -f -
  service/legacy created
  $ kubectl exec client -- wget -qO- -T 3 legacy
  ! wget: can't connect to remote host (<svc-ip>): Connection refused
  ! command terminated with exit code 1
  [1]
A slice needs the Service's name as a label, and the port's name.
  $ cat > slice.yaml <<E
  > apiVersion: discovery.k8s.io/v1
  > kind: EndpointSlice
  > metadata:
  >   name: legacy-1
  >   labels: {kubernetes.io/service-name: legacy}
  > addressType: IPv4
  > ports: [{name: http, port: 80, protocol: TCP}]
  > endpoints: [{addresses: [$(kubectl get pod db -o jsonpath='{.status.podIP}')]}]
  > E
  $ kubectl apply -f slice.yaml
  endpointslice.discovery.k8s.io/legacy-1 created
  $ kubectl exec client -- wget -qO- -T 3 legacy
  ! wget: can't connect to remote host (<svc-ip>): Connection refused
  ! command terminated with exit code 1
  [1]
  $ kubectl get svc legacy -o jsonpath='{.spec.ports[0].name}{"\n"}'
  80-80
  $ sed -i 's/name: http/name: 80-80/' slice.yaml; kubectl replace -f slice.yaml; sleep 1
  endpointslice.discovery.k8s.io/legacy-1 replaced
  $ kubectl exec client -- wget -qO- -T 3 legacy | grep h1
  <h1>Welcome to nginx!</h1>
An address beyond the cluster is as good; a name is not for kube-proxy.
  $ kubectl patch endpointslice legacy-1 --type=json -p '[{"op":"replace","path":"/endpoints/0/addresses","value":["203.0.113.10"]}]'; sleep 1
  endpointslice.discovery.k8s.io/legacy-1 patched
  $ kubectl exec client -- wget -qO- -T 3 legacy
  This is legacy.
Endpoints made by hand are mirrored into slices.
  $ kubectl create service clusterip old --tcp=80:80 --dry-run=client -o json | jq 'del(.spec.selector)' | kubectl apply -f - 2>/dev/null
  service/old created
  $ kubectl apply -f - 2>/dev/null <<E
  > apiVersion: v1
  > kind: Endpoints
  > metadata: {name: old}
  > subsets: [{addresses: [{ip: $(kubectl get pod db -o jsonpath='{.status.podIP}')}], ports: [{name: 80-80, port: 80}]}]
  > E
  endpoints/old created
  $ settle
  $ kubectl exec client -- wget -qO- -T 3 old | grep h1
  <h1>Welcome to nginx!</h1>
ExternalName is DNS and nothing else: no port is changed, and the server sees the name that was asked for.
  $ kubectl create service externalname away --external-name example.com
  service/away created
  $ kubectl exec client -- nslookup away.default.svc.cluster.local
  Server:  10.96.0.10
  Address:  10.96.0.10:53
  
  away.default.svc.cluster.local  canonical name = example.com
  Name:  example.com
  Address: 203.0.113.10
  
  away.default.svc.cluster.local  canonical name = example.com
  
  $ kubectl exec client -- wget -qO- -T 3 away
  This is away.
externalIPs: every node takes what comes to such an address.
  $ kubectl expose pod db --name=public --port=80 --external-ip=198.51.100.7
  service/public exposed
  ! Warning: spec.externalIPs is deprecated and may no longer be implemented in some clusters
  $ settle
  $ kubectl exec client -- wget -qO- -T 3 198.51.100.7 | grep h1
  <h1>Welcome to nginx!</h1>
  $ ssh worker-1 'curl -s 198.51.100.7 | grep h1; iptables-save -t nat | grep "external IP" | cut -d" " -f1-10'
  <h1>Welcome to nginx!</h1>
  -A KUBE-SERVICES -d 198.51.100.7/32 -p tcp -m comment --comment "default/public
