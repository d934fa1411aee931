Addresses: blocks with exceptions, pods on their node's network, nodes. Source: Kubernetes' documentation of network
policies (ipBlock, hostNetwork pods); that a node reaches the pods on it whatever policies say.

  $ kubectl run web --image=nginx --labels=app=web --overrides='{"spec": {"nodeName": "worker-1", "containers": [{"name": "web", "image": "nginx", "readinessProbe": {"httpGet": {"path": "/", "port": 80}, "periodSeconds": 1}}]}}'
  pod/web created
  $ for n in 1 2; do kubectl run agent-$n --image=busybox:1.36 --overrides='{"spec": {"hostNetwork": true, "nodeName": "worker-'$n'"}}' -- sleep 1d; done
  pod/agent-1 created
  pod/agent-2 created
  $ kubectl run client --image=busybox:1.36 -- sleep 1d
  pod/client created
  $ settle
  $ cat > policy.sh <<'E'
  > kubectl apply -f - <<Y
  > apiVersion: networking.k8s.io/v1
  > kind: NetworkPolicy
  > metadata: {name: $1}
  > spec: {$2}
  > Y
  > E
  $ cat > try.sh <<'E'
  > ip=$(kubectl get pod web -o jsonpath='{.status.podIP}')
  > for who in agent-1 agent-2 client; do kubectl exec $who -- nc -z -w 2 $ip 80 2>/dev/null && echo $who: open || echo $who: closed; done
  > E
  $ bash policy.sh web 'podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress]'; bash try.sh
  networkpolicy.networking.k8s.io/web created
  agent-1: open
  agent-2: closed
  client: closed
  $ sleep 5
  $ kubectl get pod web
  NAME  READY  STATUS  RESTARTS  AGE
  web  1/1  Running  0  <age>
  $ bash policy.sh web 'podSelector: {matchLabels: {app: web}}, ingress: [{from: [{podSelector: {}}]}]'; bash try.sh
  networkpolicy.networking.k8s.io/web configured
  agent-1: open
  agent-2: closed
  client: open
  $ bash policy.sh web 'podSelector: {matchLabels: {app: web}}, ingress: [{from: [{ipBlock: {cidr: 192.168.56.0/24}}]}]'; bash try.sh
  networkpolicy.networking.k8s.io/web configured
  agent-1: open
  agent-2: open
  client: closed
  $ bash policy.sh web 'podSelector: {matchLabels: {app: web}}, ingress: [{from: [{ipBlock: {cidr: 0.0.0.0/0, except: [192.168.56.12/32]}}]}]'; bash try.sh
  networkpolicy.networking.k8s.io/web configured
  agent-1: open
  agent-2: closed
  client: open
  $ bash policy.sh out 'podSelector: {matchLabels: {run: client}}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 203.0.113.0/24, except: [203.0.113.8/29]}}]}]'
  networkpolicy.networking.k8s.io/out created
  $ kubectl exec client -- nc -z -w 2 203.0.113.20 80 && echo open
  open
  $ kubectl exec client -- nc -z -w 2 203.0.113.10 80
  ! nc: timed out
  ! command terminated with exit code 1
  [1]
