A kubelet that gets a flag of former releases. Source: Kubernetes documentation, "kubelet"; kubeadm's drop-in file.

# fault: kubelet-flag-unknown node=worker-1
  $ kubectl get node worker-1 --no-headers | awk '{print $1, $2}'
  worker-1 NotReady
  $ ssh worker-1 "journalctl -u kubelet --no-pager -o cat | grep -o 'err=.*' | tail -1"
  err="failed to parse kubelet flag: unknown flag: --container-runtime"
  $ ssh worker-1 "rm /etc/default/kubelet; systemctl restart kubelet"
  $ sleep 10; kubectl get node worker-1 --no-headers | awk '{print $1, $2}'
  worker-1 Ready
