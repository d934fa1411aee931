flannel by its manifest: init containers put plugin and configuration onto each host, flanneld gets its lease from the
node's podCIDR; policies change nothing. Source: github.com/flannel-io/flannel (README, Documentation/kubernetes.md,
pkg/subnet/kube/kube.go), kubernetes.io "Network Policies" (prerequisites).

  $ kubectl apply -f https://github.com/flannel-io/flannel/releases/latest/download/kube-flannel.yml
  namespace/kube-flannel created
  clusterrole.rbac.authorization.k8s.io/flannel created
  clusterrolebinding.rbac.authorization.k8s.io/flannel created
  serviceaccount/flannel created
  configmap/kube-flannel-cfg created
  daemonset.apps/kube-flannel-ds created
  $ sleep 30; kubectl get nodes
  NAME  STATUS  ROLES  AGE  VERSION
  control-plane  Ready  control-plane  <age>  v1.36.2
  worker-1  Ready  <none>  <age>  v1.36.2
  worker-2  Ready  <none>  <age>  v1.36.2
  $ kubectl get pods -A --no-headers | awk '{print $1, $2, $3, $4}' | grep -E 'flannel|coredns'
  kube-flannel kube-flannel-ds-<rand> 1/1 Running
  kube-flannel kube-flannel-ds-<rand> 1/1 Running
  kube-flannel kube-flannel-ds-<rand> 1/1 Running
  kube-system coredns-<hash>-<rand> 1/1 Running
  kube-system coredns-<hash>-<rand> 1/1 Running
  $ kubectl get node worker-1 -o jsonpath='{.spec.taints}{range .status.conditions[?(@.type=="NetworkUnavailable")]}{.status} {.reason} {.message}{end}{"\n"}'
  False FlannelIsUp Flannel is running on this node
  $ kubectl get events --field-selector involvedObject.kind=Node -o custom-columns=R:.reason,M:.message --no-headers | sort
  NodeReady  Node control-plane status is now: NodeReady
  NodeReady  Node worker-1 status is now: NodeReady
  NodeReady  Node worker-2 status is now: NodeReady
  $ ssh worker-1 'ls /etc/cni/net.d /opt/cni/bin/flannel; cat /run/flannel/subnet.env'
  /opt/cni/bin/flannel
  
  /etc/cni/net.d:
  10-flannel.conflist
  FLANNEL_NETWORK=10.244.0.0/16
  FLANNEL_SUBNET=10.244.1.1/24
  FLANNEL_MTU=1450
  FLANNEL_IPMASQ=true
  $ kubectl logs -n kube-flannel -l app=flannel -c kube-flannel --tail=-1 | grep -c 'Running backend.'
  3
  $ kubectl get pods -n kube-system -l k8s-app=kube-dns -o jsonpath='{range .items[*]}{.spec.nodeName} {.status.podIP}/{"\n"}{end}' | sed 's/[0-9]*\/$/x/' | sort
  worker-1 10.244.1.x
  worker-2 10.244.2.x
Pods of different nodes reach each other, and names are resolved.
  $ kubectl create deployment web --image=nginx --replicas=4 > /dev/null; kubectl expose deployment web --port=80
  service/web exposed
  $ kubectl run client --image=busybox:1.36 -- sleep 1d
  pod/client created
  $ kubectl wait --for=condition=Ready pod --all > /dev/null
  $ for ip in $(kubectl get pods -l app=web -o jsonpath='{.items[*].status.podIP}'); do kubectl exec client -- wget -qO- -T 2 $ip | grep h1; done | uniq -c
        4 <h1>Welcome to nginx!</h1>
  $ kubectl exec client -- wget -qO- -T 2 web | grep h1
  <h1>Welcome to nginx!</h1>
A policy is stored, and nobody looks at it.
  $ kubectl apply -f - <<E
  > apiVersion: networking.k8s.io/v1
  > kind: NetworkPolicy
  > metadata: {name: deny-all}
  > spec: {podSelector: {}, policyTypes: [Ingress]}
  > E
  networkpolicy.networking.k8s.io/deny-all created
  $ kubectl exec client -- wget -qO- -T 2 web | grep h1
  <h1>Welcome to nginx!</h1>
