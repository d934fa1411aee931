A kubelet that looks for the API server at another port. Source: Kubernetes documentation, "Troubleshooting Clusters";
pkg/kubelet/kubelet_node_status.go.

# fault: kubelet-server-port-wrong node=worker-2
  $ kubectl get node worker-2 --no-headers | awk '{print $1, $2}'
  worker-2 NotReady
  $ ssh worker-2 systemctl is-active kubelet
  active
  $ ssh worker-2 "journalctl -u kubelet -n 1 --no-pager -o cat | cut -d']' -f2"
   "Unable to register node with API server" err="Post \"https://192.168.56.10:6553/api/v1/nodes\": dial tcp 192.168.56.10:6553: connect: connection refused" node="worker-2"
  $ ssh worker-2 "sed -i s/:6553/:6443/ /etc/kubernetes/kubelet.conf; systemctl restart kubelet"
  $ sleep 10; kubectl get node worker-2 --no-headers | awk '{print $1, $2}'
  worker-2 Ready
