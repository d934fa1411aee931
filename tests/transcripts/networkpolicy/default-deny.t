Deny everything, then allow what is needed: names, one server, and the server's side of it. Source: Kubernetes'
documentation of network policies (default policies) and its recipe for names.

  $ kubectl create deployment web --image=nginx --port=80; kubectl expose deployment web
  deployment.apps/web created
  service/web exposed
  $ kubectl run client --image=busybox:1.36 --labels=app=client -- sleep 1d
  pod/client created
  $ settle
  $ kubectl exec client -- wget -qO- -T 2 web | grep h1
  <h1>Welcome to nginx!</h1>
  $ cat > policy.sh <<'E'
  > kubectl apply -f - <<Y
  > apiVersion: networking.k8s.io/v1
  > kind: NetworkPolicy
  > metadata: {name: $1}
  > spec: {$2}
  > Y
  > E
  $ bash policy.sh deny 'podSelector: {}, policyTypes: [Ingress, Egress]'
  networkpolicy.networking.k8s.io/deny created
  $ kubectl exec client -- wget -qO- -T 2 web
  ! wget: bad address 'web'
  ! command terminated with exit code 1
  [1]
  $ kubectl exec client -- nslookup web
  ! ;; connection timed out; no servers could be reached
  ! 
  ! command terminated with exit code 1
  [1]
  $ bash policy.sh names 'podSelector: {}, policyTypes: [Egress], egress: [{to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}}], ports: [{port: 53, protocol: UDP}, {port: 53, protocol: TCP}]}]'
  networkpolicy.networking.k8s.io/names created
  $ kubectl exec client -- wget -qO- -T 2 web
  ! wget: download timed out
  ! command terminated with exit code 1
  [1]
  $ bash policy.sh out 'podSelector: {matchLabels: {app: client}}, policyTypes: [Egress], egress: [{to: [{podSelector: {matchLabels: {app: web}}}], ports: [{port: 80}]}]'
  networkpolicy.networking.k8s.io/out created
  $ kubectl exec client -- wget -qO- -T 2 web
  ! wget: download timed out
  ! command terminated with exit code 1
  [1]
  $ bash policy.sh in 'podSelector: {matchLabels: {app: web}}, ingress: [{from: [{podSelector: {matchLabels: {app: client}}}], ports: [{port: 80}]}]'
  networkpolicy.networking.k8s.io/in created
  $ kubectl exec client -- wget -qO- -T 2 web | grep h1
  <h1>Welcome to nginx!</h1>
  $ kubectl label pod client app=stranger --overwrite
  pod/client labeled
  $ kubectl exec client -- wget -qO- -T 2 web
  ! wget: download timed out
  ! command terminated with exit code 1
  [1]
  $ kubectl delete netpol --all
  networkpolicy.networking.k8s.io "deny" deleted from default namespace
  networkpolicy.networking.k8s.io "in" deleted from default namespace
  networkpolicy.networking.k8s.io "names" deleted from default namespace
  networkpolicy.networking.k8s.io "out" deleted from default namespace
  $ kubectl exec client -- wget -qO- -T 2 web | grep h1
  <h1>Welcome to nginx!</h1>
