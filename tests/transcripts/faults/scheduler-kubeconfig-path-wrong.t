A scheduler that does not find its kubeconfig. Source: Kubernetes documentation, "kube-scheduler", "Set up Konnectivity";
k8s.io/component-base/cli/run.go.

# fault: scheduler-kubeconfig-path-wrong
  $ kubectl run web --image=nginx; sleep 20; kubectl get pod web --no-headers | awk '{print $2, $3}'
  pod/web created
  0/1 Pending
  $ kubectl logs -n kube-system kube-scheduler-control-plane --tail=1 | grep -o 'err=.*'
  err="stat /etc/kubernetes/kube-scheduler.conf: no such file or directory"
  $ ssh control-plane "sed -i s#/kube-scheduler.conf#/scheduler.conf# /etc/kubernetes/manifests/kube-scheduler.yaml"
  $ sleep 60; kubectl get pod web --no-headers | awk '{print $2, $3}'
  1/1 Running
