A controller manager that does not find its kubeconfig. Source: Kubernetes documentation, "kube-controller-manager";
k8s.io/component-base/cli/run.go.

# fault: controller-manager-kubeconfig-path-wrong
  $ kubectl create deployment web --image=nginx > /dev/null; sleep 10; kubectl get deployment web --no-headers | awk '{print $2, $3}'
  0/1 0
  $ kubectl logs -n kube-system kube-controller-manager-control-plane --tail=1 | grep -o 'err=.*'
  err="stat /etc/kubernetes/kube-controller-manager.conf: no such file or directory"
  $ ssh control-plane "sed -i s#/kube-controller-manager.conf#/controller-manager.conf# /etc/kubernetes/manifests/kube-controller-manager.yaml"
  $ sleep 60; kubectl get deployment web --no-headers | awk '{print $2, $3}'
  1/1 1
