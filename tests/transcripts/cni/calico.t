Calico by its manifest: a pool of addresses in blocks of 64, and policies that hold. Source: docs.tigera.io (Install
Calico networking and network policy for on-premises deployments; IP pool), kubernetes.io "Network Policies".

  $ curl -sO https://raw.githubusercontent.com/projectcalico/calico/v3.30.3/manifests/calico.yaml
  $ grep image: calico.yaml | sort -u
          image: docker.io/calico/cni:v3.30.3
          image: docker.io/calico/kube-controllers:v3.30.3
          image: docker.io/calico/node:v3.30.3
  $ kubectl apply -f calico.yaml | cut -d/ -f1 | sort | uniq -c
        3 clusterrole.rbac.authorization.k8s.io
        3 clusterrolebinding.rbac.authorization.k8s.io
        1 configmap
       18 customresourcedefinition.apiextensions.k8s.io
        1 daemonset.apps
        1 deployment.apps
        1 poddisruptionbudget.policy
        3 serviceaccount
  $ sleep 60; kubectl get nodes --no-headers | awk '{print $1, $2}'
  control-plane Ready
  worker-1 Ready
  worker-2 Ready
  $ kubectl get pods -n kube-system --no-headers | awk '{print $1, $2, $3}' | grep -E 'calico|coredns'
  calico-kube-controllers-<hash>-<rand> 1/1 Running
  calico-node-<rand> 1/1 Running
  calico-node-<rand> 1/1 Running
  calico-node-<rand> 1/1 Running
  coredns-<hash>-<rand> 1/1 Running
  coredns-<hash>-<rand> 1/1 Running
  $ kubectl get ippools -o jsonpath='{.items[0].metadata.name} {.items[0].spec.cidr} {.items[0].spec.ipipMode}{"\n"}'
  default-ipv4-ippool 10.244.0.0/16 Always
  $ ssh worker-2 'ls /etc/cni/net.d; cat /var/lib/calico/nodename; grep nodename /etc/cni/net.d/10-calico.conflist'
  10-calico.conflist
  calico-kubeconfig
  worker-2  "nodename": "worker-2",
  $ kubectl get node worker-2 -o jsonpath='{.status.conditions[?(@.type=="NetworkUnavailable")].reason}{"\n"}'
  CalicoIsUp
Calico has network policies of its own; the short name means those of Kubernetes.
  $ kubectl api-resources --api-group=crd.projectcalico.org -o name | grep policies
  globalnetworkpolicies.crd.projectcalico.org
  networkpolicies.crd.projectcalico.org
  $ kubectl get networkpolicies
  ! No resources found in default namespace.
Pods of different nodes reach each other until a policy says otherwise.
  $ kubectl run web --image=nginx --port=80 --expose --overrides='{"spec":{"nodeName":"worker-1"}}'
  service/web created
  pod/web created
  $ kubectl run client --image=busybox:1.36 --overrides='{"spec":{"nodeName":"worker-2"}}' -- sleep 1d
  pod/client created
  $ kubectl wait --for=condition=Ready pod --all > /dev/null; kubectl exec client -- wget -qO- -T 2 web | grep h1
  <h1>Welcome to nginx!</h1>
  $ kubectl get pod web client -o jsonpath='{range .items[*]}{.status.podIP}/{"\n"}{end}' | cut -d. -f1-2
  10.244
  10.244
  $ kubectl apply -f - <<E
  > apiVersion: networking.k8s.io/v1
  > kind: NetworkPolicy
  > metadata: {name: deny-all}
  > spec: {podSelector: {}, policyTypes: [Ingress]}
  > E
  networkpolicy.networking.k8s.io/deny-all created
  $ kubectl exec client -- wget -qO- -T 2 web
  ! wget: download timed out
  ! command terminated with exit code 1
  [1]
