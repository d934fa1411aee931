A network plugin that looks at no policy: the objects are there, and change nothing. Source: Kubernetes' documentation
of network policies (prerequisites).

  $ kubectl run web --image=nginx --port=80 --expose; kubectl run client --image=busybox:1.36 -- sleep 1d
  service/web created
  pod/web created
  pod/client created
  $ kubectl apply -f - <<E
  > apiVersion: networking.k8s.io/v1
  > kind: NetworkPolicy
  > metadata: {name: deny}
  > spec: {podSelector: {matchLabels: {run: web}}, policyTypes: [Ingress]}
  > E
  networkpolicy.networking.k8s.io/deny created
  $ settle
  $ kubectl exec client -- wget -qO- -T 2 web
  ! wget: download timed out
  ! command terminated with exit code 1
  [1]
  $ kubectl create ns kube-flannel; kubectl apply -f - <<E
  > apiVersion: apps/v1
  > kind: DaemonSet
  > metadata: {name: kube-flannel-ds, namespace: kube-flannel}
  > spec:
  >   selector: {matchLabels: {app: flannel}}
  >   template:
  >     metadata: {labels: {app: flannel}}
  >     spec: {hostNetwork: true, containers: [{name: kube-flannel, image: "ghcr.io/flannel-io/flannel:v0.27.0"}]}
  > E
  namespace/kube-flannel created
  daemonset.apps/kube-flannel-ds created
  $ settle
  $ kubectl exec client -- wget -qO- -T 2 web | grep h1
  <h1>Welcome to nginx!</h1>
