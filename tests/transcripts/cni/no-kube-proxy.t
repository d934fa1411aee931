A network without kube-proxy: rules stay as they were when it stopped, so that what was there goes on; a Service that comes
later has no rules on any node, its pods are reached all the same. Source: kubernetes.io "Virtual IPs and Service
Proxies"; pkg/proxy: rules are only removed by `--cleanup` or a reboot.

  $ kubectl apply -f https://github.com/flannel-io/flannel/releases/latest/download/kube-flannel.yml > /dev/null; sleep 30
  $ kubectl run web --image=nginx --port=80; kubectl run client --image=busybox:1.36 -- sleep 1d
  pod/web created
  pod/client created
  $ kubectl wait --for=condition=Ready pod --all > /dev/null; kubectl -n kube-system delete daemonset kube-proxy; sleep 20
  daemonset.apps "kube-proxy" deleted from kube-system namespace
  $ kubectl expose pod web; kubectl get endpointslices -l kubernetes.io/service-name=web --no-headers | awk '{print $2, $3}'
  service/web exposed
  IPv4 80
  $ kubectl exec client -- wget -qO- -T 3 web
  ! wget: download timed out
  ! command terminated with exit code 1
  [1]
  $ kubectl exec client -- wget -qO- -T 3 $(kubectl get pod web -o jsonpath='{.status.podIP}') | grep h1
  <h1>Welcome to nginx!</h1>
  $ kubectl exec client -- nslookup kubernetes.default.svc.cluster.local | grep -c 10.96.0.1$
  1
flanneld asks the API server by the address of its Service: the rules for that are old, but there.
  $ kubectl -n kube-flannel delete pod -l app=flannel > /dev/null; sleep 20; kubectl get pods -n kube-flannel --no-headers | awk '{print $2, $3}' | uniq
  1/1 Running
