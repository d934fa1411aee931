A kubelet that is to check its clients with an authority that is not there. Source: cmd/kubelet/app/server.go; Kubernetes
documentation, "Kubelet authentication/authorization".

# fault: kubelet-client-ca-wrong node=worker-1
  $ kubectl get node worker-1 --no-headers | awk '{print $1, $2}'
  worker-1 NotReady
  $ ssh worker-1 "journalctl -u kubelet --no-pager -o cat | grep -o 'err=.*' | tail -1"
  err="failed to construct kubelet dependencies: unable to load client CA file /etc/kubernetes/pki/kubelet-ca.crt: open /etc/kubernetes/pki/kubelet-ca.crt: no such file or directory"
  $ ssh worker-1 "sed -i 's#pki/kubelet-ca.crt#pki/ca.crt#' /var/lib/kubelet/config.yaml; systemctl restart kubelet"
  $ sleep 10; kubectl get node worker-1 --no-headers | awk '{print $1, $2}'
  worker-1 Ready
