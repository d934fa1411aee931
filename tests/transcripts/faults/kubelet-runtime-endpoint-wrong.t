A kubelet that is told of another runtime's socket. Source: Kubernetes documentation, "Container Runtimes"; cmd/kubelet/app.

# fault: kubelet-runtime-endpoint-wrong node=worker-1
  $ kubectl get node worker-1 --no-headers | awk '{print $1, $2}'
  worker-1 NotReady
  $ ssh worker-1 "journalctl -u kubelet --no-pager -o cat | grep -o 'dial unix.*file' | tail -1"
  dial unix /run/crio/crio.sock: connect: no such file
  $ ssh worker-1 systemctl is-active containerd
  active
  $ ssh worker-1 "sed -i s#/crio/crio.sock#/containerd/containerd.sock# /var/lib/kubelet/config.yaml; systemctl restart kubelet"
  $ sleep 10; kubectl get node worker-1 --no-headers | awk '{print $1, $2}'
  worker-1 Ready
