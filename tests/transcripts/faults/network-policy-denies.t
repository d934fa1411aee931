A NetworkPolicy that selects every Pod and allows nothing. Source: Kubernetes documentation, "Network Policies" (Default deny
all ingress traffic).

  $ kubectl create deployment web --image=nginx:1.27; kubectl expose deployment web --port=80; kubectl run client --image=busybox:1.36 -- sleep 1d > /dev/null; kubectl wait --for=condition=Ready pod --all > /dev/null
  deployment.apps/web created
  service/web exposed
# fault: network-policy-denies policy=lockdown direction=Ingress
  $ kubectl exec client -- wget -qO- -T 2 web > /dev/null; echo $?
  1
  ! wget: download timed out
  ! command terminated with exit code 1
  $ kubectl get networkpolicy --no-headers | awk '{print $1, $2}'
  lockdown <none>
  $ printf 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: web}\nspec:\n  podSelector: {matchLabels: {app: web}}\n  ingress:\n  - from: [{podSelector: {matchLabels: {run: client}}}]\n    ports: [{port: 80}]\n' | kubectl apply -f -
  networkpolicy.networking.k8s.io/web created
  $ kubectl exec client -- wget -qO- -T 2 web | grep -c h1
  1
