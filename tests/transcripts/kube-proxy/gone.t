No kube-proxy at all: its rules stay as they were when it stopped, also when their Pods go. Source: kubernetes.io
"Virtual IPs and Service Proxies"; pkg/proxy: rules are only removed by `--cleanup` or a reboot.

  $ kubectl create deployment web --image=nginx:1.27 --replicas=1 > /dev/null; kubectl expose deployment web --port=80
  service/web exposed
  $ kubectl run client --image=busybox:1.36 -- sleep 3600
  pod/client created
  $ settle
  $ kubectl exec client -- wget -qO- -T 3 web | grep h1
  <h1>Welcome to nginx!</h1>
  $ kubectl -n kube-system patch daemonset kube-proxy -p '{"spec":{"template":{"spec":{"nodeSelector":{"kube-proxy":"off"}}}}}'
  daemonset.apps/kube-proxy patched
  $ advance 60s
  $ kubectl -n kube-system get daemonset kube-proxy --no-headers | awk '{print $2, $7}'
  0 kube-proxy=off,kubernetes.io/os=linux
  $ kubectl exec client -- wget -qO- -T 3 web | grep h1
  <h1>Welcome to nginx!</h1>
A new Pod has a new address, which the rules do not know.
  $ kubectl delete pod -l app=web --now > /dev/null; kubectl rollout status deployment web
  deployment "web" successfully rolled out
  $ advance 10s
  $ kubectl get endpointslices -l kubernetes.io/service-name=web -o jsonpath='{.items[*].endpoints[*].conditions.ready}{"\n"}'
  true
  $ kubectl exec client -- wget -qO- -T 5 web
  ! wget: can't connect to remote host (<svc-ip>): No route to host
  ! command terminated with exit code 1
  [1]
  $ kubectl exec client -- wget -qO- -T 5 $(kubectl get pod -l app=web -o jsonpath='{.items[0].status.podIP}') | grep h1
  <h1>Welcome to nginx!</h1>
  $ kubectl -n kube-system patch daemonset kube-proxy --type=json -p '[{"op":"remove","path":"/spec/template/spec/nodeSelector/kube-proxy"}]'
  daemonset.apps/kube-proxy patched
  $ advance 30s
  $ kubectl exec client -- wget -qO- -T 3 web | grep h1
  <h1>Welcome to nginx!</h1>
