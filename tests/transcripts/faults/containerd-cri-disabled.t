A containerd as Docker's packages bring it: without the interface that the kubelet speaks. Source: Kubernetes documentation,
"Container Runtimes", containerd.

# fault: containerd-cri-disabled node=worker-1
  $ kubectl get node worker-1 --no-headers | awk '{print $1, $2}'
  worker-1 NotReady
  $ ssh worker-1 systemctl is-active containerd
  active
  $ ssh worker-1 "journalctl -u kubelet --no-pager -o cat | grep -o 'unknown service.*[a-z]' | tail -1"
  unknown service runtime.v1.RuntimeService
  $ ssh worker-1 "grep -n ^disabled_plugins /etc/containerd/config.toml"
  2:disabled_plugins = ["cri"]
  $ ssh worker-1 "sed -i 's/^disabled_plugins.*/disabled_plugins = []/' /etc/containerd/config.toml; systemctl restart containerd"
  $ sleep 30; kubectl get node worker-1 --no-headers | awk '{print $1, $2}'
  worker-1 Ready
