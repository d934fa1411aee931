A DaemonSet kube-proxy that no node fits: what is new is not reached by its Service. Source: Kubernetes documentation, "Debug
Services" (Is the kube-proxy working?), "DaemonSet".

# fault: kube-proxy-not-scheduled
  $ kubectl get daemonset kube-proxy -n kube-system --no-headers | awk '{print $2, $7}'
  0 kubernetes.io/os=linux,node-role=proxy
  $ kubectl create deployment web --image=nginx > /dev/null; kubectl expose deployment web --port=80; kubectl run client --image=busybox:1.36 -- sleep 1d > /dev/null; kubectl wait --for=condition=Ready pod --all > /dev/null
  service/web exposed
  $ kubectl exec client -- wget -qO- -T 2 web > /dev/null; echo $?
  1
  ! wget: download timed out
  ! command terminated with exit code 1
  $ kubectl patch daemonset kube-proxy -n kube-system --type=json -p '[{"op":"remove","path":"/spec/template/spec/nodeSelector/node-role"}]'; sleep 30
  daemonset.apps/kube-proxy patched
  $ kubectl exec client -- wget -qO- -T 2 web | grep -c h1
  1
