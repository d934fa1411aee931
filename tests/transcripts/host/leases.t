Who leads in the control plane, and which API servers there are. Source: client-go/tools/leaderelection,
k8s.io/component-base/config, pkg/controlplane.

  $ kubectl get leases -n kube-system --no-headers | sed 's/apiserver-[a-z2-7]*/apiserver-ID/g'
  apiserver-ID  apiserver-ID_caed30e9-a1b7-401c-ad30-5b0f5fdcff12  <age>
  kube-controller-manager  control-plane_1a496fe3-da47-4ec5-a9de-9c42e449c835  <age>
  kube-scheduler  control-plane_7aa4f58e-8d74-4363-a264-3917f3cbec2a  <age>
  $ kubectl get lease kube-scheduler -n kube-system -o jsonpath='{.spec.leaseDurationSeconds} {.spec.leaseTransitions}{"\n"}'
  15 0
  $ kubectl get lease kube-scheduler -n kube-system -o json | grep renewTime | sha256sum > first
  $ advance 10s
  $ kubectl get lease kube-scheduler -n kube-system -o json | grep renewTime | sha256sum > then; test "$(cat first)" = "$(cat then)" || echo renewed
  renewed
  $ kubectl get lease -n kube-system -l apiserver.kubernetes.io/identity=kube-apiserver -o jsonpath='{.items[0].metadata.labels.kubernetes\.io/hostname} {.items[0].spec.leaseDurationSeconds}{"\n"}'
  control-plane 3600
  $ kubectl delete lease kube-scheduler -n kube-system
  lease.coordination.k8s.io "kube-scheduler" deleted from kube-system namespace
  $ kubectl get lease kube-scheduler -n kube-system -o name
  lease.coordination.k8s.io/kube-scheduler
