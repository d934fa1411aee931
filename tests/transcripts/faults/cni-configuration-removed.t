A node whose network plugin is configured no more. Source: Kubernetes documentation, "Network Plugins"; containerd's CNI.

# fault: cni-configuration-removed node=worker-1
  $ kubectl get node worker-1 --no-headers | awk '{print $1, $2}'
  worker-1 NotReady
  $ kubectl get node worker-1 -o jsonpath='{.status.conditions[?(@.type=="Ready")].message}{"\n"}'
  container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady message:Network plugin returns error: cni plugin not initialized
  $ ssh worker-1 "ls /etc/cni/net.d | wc -l; ls /root"
  0
  10-bridge.conflist
  $ ssh worker-1 mv /root/*.conflist /etc/cni/net.d/
  $ sleep 30; kubectl get node worker-1 --no-headers | awk '{print $1, $2}'
  worker-1 Ready
