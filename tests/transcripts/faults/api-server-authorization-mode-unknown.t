An API server with an authorization mode that does not exist. Source: Kubernetes documentation, "Authorization";
pkg/kubeapiserver/options/authorization.go.

# fault: api-server-authorization-mode-unknown
  $ kubectl get nodes
  ! The connection to the server 192.168.56.10:6443 was refused - did you specify the right host or port?
  [1]
  $ ssh control-plane 'crictl logs $(crictl ps -a --name kube-apiserver -q | head -1) 2>&1 | tail -1'
  E<klog> run.go:72] "command failed" err="authorization-mode \"RBCA\" is not a valid mode"
  $ ssh control-plane "sed -i s/Node,RBCA/Node,RBAC/ /etc/kubernetes/manifests/kube-apiserver.yaml"
  $ sleep 40; kubectl get nodes -o name
  node/control-plane
  node/worker-1
  node/worker-2
