A manifest that is no YAML. Source: pkg/kubelet/config/file.go; Kubernetes documentation, "Create static Pods".

# fault: manifest-yaml-broken component=kube-apiserver
  $ kubectl get nodes
  ! The connection to the server 192.168.56.10:6443 was refused - did you specify the right host or port?
  [1]
  $ ssh control-plane "crictl ps -a --name kube-apiserver -q | wc -l"
  0
  $ ssh control-plane "grep -n '^[a-z]*$' /etc/kubernetes/manifests/kube-apiserver.yaml"
  11:spec
  $ ssh control-plane "sed -i 's/^spec$/spec:/' /etc/kubernetes/manifests/kube-apiserver.yaml"
  $ sleep 40; kubectl get nodes -o name
  node/control-plane
  node/worker-1
  node/worker-2
