A kubelet that somebody has stopped. Source: Kubernetes documentation, "Troubleshooting Clusters", "Nodes"; systemctl(1).

# fault: kubelet-stopped node=worker-1
  $ kubectl get node worker-1 --no-headers | awk '{print $1, $2}'
  worker-1 NotReady
  $ kubectl get node worker-1 -o jsonpath='{.status.conditions[?(@.type=="Ready")].message}{"\n"}'
  Kubelet stopped posting node status.
  $ ssh worker-1 systemctl is-active kubelet
  inactive
  [3]
  $ ssh worker-1 systemctl is-enabled kubelet
  enabled
  $ ssh worker-1 sudo systemctl start kubelet; sleep 10; kubectl get node worker-1 --no-headers | awk '{print $1, $2}'
  worker-1 Ready
