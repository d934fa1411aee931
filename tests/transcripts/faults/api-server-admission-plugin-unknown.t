An API server that is to use an admission plugin that it does not have. Source: Kubernetes documentation, "Admission Control
in Kubernetes"; pkg/kubeapiserver/options/admission.go.

# fault: api-server-admission-plugin-unknown
  $ kubectl get nodes
  ! The connection to the server 192.168.56.10:6443 was refused - did you specify the right host or port?
  [1]
  $ ssh control-plane 'crictl logs $(crictl ps -a --name kube-apiserver -q | head -1) 2>&1 | tail -1'
  E<klog> run.go:72] "command failed" err="enable-admission-plugins plugin \"NodeRestrictions\" is unknown"
  $ ssh control-plane "sed -i s/NodeRestrictions/NodeRestriction/ /etc/kubernetes/manifests/kube-apiserver.yaml"
  $ sleep 40; kubectl get nodes -o name
  node/control-plane
  node/worker-1
  node/worker-2
