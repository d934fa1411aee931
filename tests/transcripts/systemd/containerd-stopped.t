A container runtime that is stopped: what runs goes on, nothing new starts, and after thirty seconds the node is NotReady.
Source: Kubernetes documentation, "Container Runtimes", "Debugging Kubernetes nodes with crictl"; pkg/kubelet/runtime.go.

  $ ssh worker-1 systemctl stop containerd
  $ ssh worker-1 crictl ps
  ! FATA[0000] validate service connection: validate CRI v1 runtime API for endpoint "unix:///run/containerd/containerd.sock": rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing: dial unix /run/containerd/containerd.sock: connect: no such file or directory" 
  [1]
  $ sleep 20; kubectl get node worker-1
  NAME       STATUS   ROLES    AGE   VERSION
  worker-1   Ready    <none>   15m   v1.36.2
  $ sleep 20; kubectl get node worker-1
  NAME       STATUS     ROLES    AGE   VERSION
  worker-1   NotReady   <none>   15m   v1.36.2
  $ kubectl get node worker-1 -o jsonpath='{range .status.conditions[?(@.type=="Ready")]}{.reason}: {.message}{end}{"\n"}'
  KubeletNotReady: container runtime is down
  $ kubectl run late --image=nginx --overrides='{"spec":{"nodeName":"worker-1"}}'; sleep 20; kubectl get pod late
  pod/late created
  NAME   READY   STATUS    RESTARTS   AGE
  late   0/1     Pending   0          20s
  $ ssh worker-1 "systemctl restart kubelet; sleep 2; journalctl -u kubelet --no-pager -o cat | grep -o 'err=.*' | tail -1"
  err="failed to run Kubelet: validate service connection: validate CRI v1 runtime API for endpoint \"unix:///run/containerd/containerd.sock\": rpc error: code = Unavailable desc = connection error: desc = \"transport: Error while dialing: dial unix /run/containerd/containerd.sock: connect: no such file or directory\""
  $ ssh worker-1 "systemctl start containerd; sleep 12; systemctl is-active containerd kubelet"
  active
  active
  $ sleep 10; kubectl get node worker-1; kubectl get pod late
  NAME       STATUS   ROLES    AGE   VERSION
  worker-1   Ready    <none>   16m   v1.36.2
  NAME   READY   STATUS    RESTARTS   AGE
  late   1/1     Running   0          44s
  $ ssh worker-1 journalctl -u containerd --no-pager -o cat | tail -2 | cut -d' ' -f2-
  level=info msg="serving... address=/run/containerd/containerd.sock"
  level=info msg="containerd successfully booted in 0.031s"
  $ ssh worker-1 "sed -i '1a disabled_plugins = [\"cri\"]' /etc/containerd/config.toml; systemctl restart containerd; crictl pods"
  ! FATA[0000] validate service connection: validate CRI v1 runtime API for endpoint "unix:///run/containerd/containerd.sock": rpc error: code = Unimplemented desc = unknown service runtime.v1.RuntimeService 
  [1]
  $ ssh worker-1 "crictl --runtime-endpoint unix:///var/run/crio/crio.sock ps"
  ! FATA[0000] validate service connection: validate CRI v1 runtime API for endpoint "unix:///var/run/crio/crio.sock": rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing: dial unix /var/run/crio/crio.sock: connect: no such file or directory" 
  [1]
