A kubelet that does not know the kind of its configuration. Source: cmd/kubelet/app/server.go; kubelet.config.k8s.io/v1beta1.

# fault: kubelet-config-invalid node=worker-1
  $ kubectl get node worker-1 --no-headers | awk '{print $1, $2}'
  worker-1 NotReady
  $ ssh worker-1 "journalctl -u kubelet --no-pager -o cat | grep -o 'no kind .[^ ]*' | tail -1"
  no kind \"KubeletConfig\"
  $ ssh worker-1 "sed -i 's/kind: KubeletConfig$/kind: KubeletConfiguration/' /var/lib/kubelet/config.yaml; systemctl restart kubelet"
  $ sleep 10; kubectl get node worker-1 --no-headers | awk '{print $1, $2}'
  worker-1 Ready
