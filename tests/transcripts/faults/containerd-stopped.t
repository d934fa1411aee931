A container runtime that somebody has stopped. Source: Kubernetes documentation, "Container Runtimes"; pkg/kubelet/runtime.go.

# fault: containerd-stopped node=worker-1
  $ kubectl get node worker-1 --no-headers | awk '{print $1, $2}'
  worker-1 NotReady
  $ kubectl get node worker-1 -o jsonpath='{.status.conditions[?(@.type=="Ready")].message}{"\n"}'
  container runtime is down
  $ ssh worker-1 systemctl is-active kubelet containerd
  active
  inactive
  $ ssh worker-1 systemctl start containerd; sleep 20; kubectl get node worker-1 --no-headers | awk '{print $1, $2}'
  worker-1 Ready
