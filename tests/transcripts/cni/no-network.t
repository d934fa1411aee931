A cluster after `kubeadm init` and before anybody has installed a network. Source: kubernetes.io "Installing a Pod
network add-on", "Troubleshooting kubeadm" (coredns is stuck in the Pending state), pkg/kubelet/runtime.go and
kubelet.go (networkErrors, syncPod).

  $ kubectl get nodes
  NAME  STATUS  ROLES  AGE  VERSION
  control-plane  NotReady  control-plane  <age>  v1.36.2
  worker-1  NotReady  <none>  <age>  v1.36.2
  worker-2  NotReady  <none>  <age>  v1.36.2
  $ kubectl get pods -A --no-headers | awk '{print $2, $3, $4}' | sort
  coredns-<hash>-<rand> 0/1 Pending
  coredns-<hash>-<rand> 0/1 Pending
  etcd-control-plane 1/1 Running
  kube-apiserver-control-plane 1/1 Running
  kube-controller-manager-control-plane 1/1 Running
  kube-proxy-<rand> 1/1 Running
  kube-proxy-<rand> 1/1 Running
  kube-proxy-<rand> 1/1 Running
  kube-scheduler-control-plane 1/1 Running
  $ kubectl describe node worker-1 | grep -E '^Taints|Ready '
  Taints:  node.kubernetes.io/not-ready:NoSchedule
    Ready  False  <time>  <time>  KubeletNotReady  container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady message:Network plugin returns error: cni plugin not initialized
  $ kubectl get node worker-1 -o jsonpath='{.status.conditions[?(@.type=="Ready")].message}{"\n"}'
  container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady message:Network plugin returns error: cni plugin not initialized
  $ kubectl get events -n kube-system --field-selector reason=FailedScheduling -o jsonpath='{.items[0].message}{"\n"}'
  0/3 nodes are available: 3 node(s) had untolerated taint(s). no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.
The host has the plugins, but no configuration for them.
  $ ssh worker-1 'ls /etc/cni/net.d | wc -l; ls /opt/cni/bin | head -3'
  0
  bandwidth
  bridge
  dhcp
  $ ssh worker-1 crictl info | jq -r '.lastCNILoadStatus, (.status.conditions[] | "\(.type) \(.status) \(.reason) \(.message)")'
  cni config load failed: no network config found in /etc/cni/net.d: cni plugin not initialized: failed to load cni config
  RuntimeReady true
  NetworkReady false NetworkPluginNotReady Network plugin returns error: cni plugin not initialized
  ContainerdHasNoDeprecationWarnings true
Pods on the network of their node run; others that are bound there wait for it.
  $ kubectl run own --image=nginx --overrides='{"spec":{"nodeName":"worker-1","hostNetwork":true}}'
  pod/own created
  $ kubectl run web --image=nginx --overrides='{"spec":{"nodeName":"worker-1"}}'
  pod/web created
  $ sleep 10; kubectl get pods
  NAME  READY  STATUS  RESTARTS  AGE
  own  1/1  Running  0  <age>
  web  0/1  ContainerCreating  0  <age>
  $ kubectl describe pod web | grep NetworkNotReady | sed 's/(x[0-9]* over/(xN over/'
    Warning  NetworkNotReady  <age> (xN over <age>)  kubelet  network is not ready: container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady message:Network plugin returns error: cni plugin not initialized
  $ kubectl wait --for=condition=Ready pod/web --timeout=5s
  ! error: timed out waiting for the condition on pods/web
  [1]
