A kube-proxy that cannot read its configuration crashes; the rules of the one before stay in the kernel, so that what was
there goes on working and what is new does not. Source: kubernetes.io "Debug Services" (Is kube-proxy working?);
cmd/kube-proxy/app/options.go and pkg/proxy/apis/config/validation for the words.

  $ kubectl create deployment old --image=nginx:1.27 > /dev/null; kubectl expose deployment old --port=80
  service/old exposed
  $ kubectl run client --image=busybox:1.36 -- sleep 3600
  pod/client created
  $ settle
  $ kubectl -n kube-system get configmap kube-proxy -o yaml > kube-proxy.yaml
  $ sed 's/mode: .*/mode: "userspace"/' kube-proxy.yaml | kubectl replace -f -
  configmap/kube-proxy replaced
  $ kubectl -n kube-system rollout restart daemonset kube-proxy
  daemonset.apps/kube-proxy restarted
  $ advance 60s
  $ kubectl -n kube-system get daemonset kube-proxy
  NAME  DESIRED  CURRENT  READY  UP-TO-DATE  AVAILABLE  NODE SELECTOR  AGE
  kube-proxy  3  3  2  1  2  kubernetes.io/os=linux  <age>
  $ kubectl -n kube-system get pods -l k8s-app=kube-proxy --no-headers | grep -v Running | awk '{print $2, $3}'
  0/1 Error
  $ for p in $(kubectl -n kube-system get pods -l k8s-app=kube-proxy -o name); do kubectl -n kube-system logs $p; done | grep -o 'err=.*'
  err="failed validate: KubeProxyConfiguration.Mode.ProxyMode: Invalid value: \"userspace\": must be iptables,ipvs,nftables or blank (blank means the best-available proxy [currently iptables])"
On one node after the other? The DaemonSet waits for the first one. All of them at once:
  $ kubectl -n kube-system delete pods -l k8s-app=kube-proxy > /dev/null
  $ advance 30s
  $ kubectl -n kube-system get pods -l k8s-app=kube-proxy --no-headers | awk '{print $2}'
  0/1
  0/1
  0/1
  $ kubectl create deployment new --image=nginx:1.27 > /dev/null; kubectl expose deployment new --port=80
  service/new exposed
  $ advance 10s
  $ kubectl exec client -- wget -qO- -T 3 old | grep h1
  <h1>Welcome to nginx!</h1>
  $ kubectl exec client -- wget -qO- -T 3 new
  ! wget: download timed out
  ! command terminated with exit code 1
  [1]
The name was found, the endpoint is there: it is the rules that are missing.
  $ kubectl exec client -- nslookup new.default.svc.cluster.local | grep -c Name
  1
  $ kubectl get endpointslices -l kubernetes.io/service-name=new -o jsonpath='{.items[*].endpoints[*].conditions.ready}{"\n"}'
  true
  $ ssh worker-2
  $ iptables-save -t nat | grep -c 'default/old cluster IP'
  2
  $ iptables-save -t nat | grep -c 'default/new cluster IP'
  0
  [1]
  $ exit
  ! logout
  ! Connection to worker-2 closed.
A file that is not there is said so, too.
  $ kubectl -n kube-system patch daemonset kube-proxy --type=json -p '[{"op":"replace","path":"/spec/template/spec/containers/0/command/1","value":"--config=/var/lib/kube-proxy/configuration.conf"}]'
  daemonset.apps/kube-proxy patched
  $ kubectl -n kube-system delete pods -l k8s-app=kube-proxy > /dev/null; sleep 30
  $ kubectl -n kube-system logs $(kubectl -n kube-system get pods -l k8s-app=kube-proxy -o name | head -1) | grep -o 'err=.*'
  err="failed complete: open /var/lib/kube-proxy/configuration.conf: no such file or directory"
  $ kubectl -n kube-system patch daemonset kube-proxy --type=json -p '[{"op":"replace","path":"/spec/template/spec/containers/0/command/1","value":"--config=/var/lib/kube-proxy/config.conf"}]'
  daemonset.apps/kube-proxy patched
  $ kubectl -n kube-system get cm kube-proxy -o yaml | sed 's/mode: .*/mode: ""/' | kubectl replace -f -
  configmap/kube-proxy replaced
  $ kubectl -n kube-system delete pods -l k8s-app=kube-proxy > /dev/null; sleep 30
  $ kubectl -n kube-system get daemonset kube-proxy --no-headers | awk '{print $2, $4}'
  3 3
  $ kubectl exec client -- wget -qO- -T 3 new | grep h1
  <h1>Welcome to nginx!</h1>
