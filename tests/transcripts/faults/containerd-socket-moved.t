A containerd that listens at another socket than its clients look for. Source: containerd's config.toml(5), grpc;
Kubernetes documentation, "Container Runtimes".

# fault: containerd-socket-moved node=worker-1
  $ kubectl get node worker-1 --no-headers | awk '{print $1, $2}'
  worker-1 NotReady
  $ ssh worker-1 "journalctl -u kubelet --no-pager -o cat | grep -o 'dial unix.*file' | tail -1"
  dial unix /run/containerd/containerd.sock: connect: no such file
  $ ssh worker-1 "journalctl -u containerd --no-pager -o cat | grep -o 'address=[^\"]*' | tail -1"
  address=/run/containerd/cri.sock
  $ ssh worker-1 "sed -i s#/run/containerd/cri.sock#/run/containerd/containerd.sock# /etc/containerd/config.toml; systemctl restart containerd"
  $ sleep 30; kubectl get node worker-1 --no-headers | awk '{print $1, $2}'
  worker-1 Ready
