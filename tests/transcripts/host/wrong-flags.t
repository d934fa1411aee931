What a wrong flag, path or image does to a part of the control plane, and where one sees it. Source: the
programs' own words (pflag, k8s.io/component-base/cli/run.go, k8s.io/apiserver/pkg/server/options).

  $ ssh control-plane
  $ echo 'crictl logs $(crictl ps -a --name $1 -q | head -1) 2>&1 | tail -1' > why.sh
  $ cp -r /etc/kubernetes/manifests good
  $ sed -i 's#--allow-privileged=true#--this-is-very-wrong#' /etc/kubernetes/manifests/kube-apiserver.yaml
  $ sleep 10; kubectl get nodes; bash why.sh kube-apiserver
  Error: unknown flag: --this-is-very-wrong
  ! The connection to the server 192.168.56.10:6443 was refused - did you specify the right host or port?
  $ sed -i 's#--this-is-very-wrong#--allow-privileged=perhaps#' /etc/kubernetes/manifests/kube-apiserver.yaml
  $ sleep 10; bash why.sh kube-apiserver
  Error: invalid argument "perhaps" for "--allow-privileged" flag: strconv.ParseBool: parsing "perhaps": invalid syntax
  $ sed 's#NodeRestriction#NodeRestrictions#' good/kube-apiserver.yaml > /etc/kubernetes/manifests/kube-apiserver.yaml
  $ sleep 10; bash why.sh kube-apiserver
  E<klog> run.go:72] "command failed" err="enable-admission-plugins plugin \"NodeRestrictions\" is unknown"
  $ sed 's#Node,RBAC#Node,RBACK#' good/kube-apiserver.yaml > /etc/kubernetes/manifests/kube-apiserver.yaml
  $ sleep 10; bash why.sh kube-apiserver
  E<klog> run.go:72] "command failed" err="authorization-mode \"RBACK\" is not a valid mode"
  $ sed 's#client-ca-file=/etc/kubernetes/pki/ca.crt#client-ca-file=/etc/kubernetes/pki/ca-authority.crt#' good/kube-apiserver.yaml > /etc/kubernetes/manifests/kube-apiserver.yaml
  $ sleep 10; bash why.sh kube-apiserver
  E<klog> run.go:72] "command failed" err="unable to load client CA provider: open /etc/kubernetes/pki/ca-authority.crt: no such file or directory"
  $ sed 's#127.0.0.1:2379#127.0.0.1:23000#' good/kube-apiserver.yaml > /etc/kubernetes/manifests/kube-apiserver.yaml
  $ sleep 25; bash why.sh kube-apiserver
  E<klog> run.go:72] "command failed" err="context deadline exceeded"
  $ sed 's#apiVersion: v1#apiVersio: v1#' good/kube-apiserver.yaml > /etc/kubernetes/manifests/kube-apiserver.yaml
  $ sleep 10; kubectl get nodes; crictl ps -a --name kube-apiserver | wc -l
  1
  ! The connection to the server 192.168.56.10:6443 was refused - did you specify the right host or port?
  $ cp good/kube-apiserver.yaml /etc/kubernetes/manifests/; sleep 30; kubectl get nodes -o name
  node/control-plane
  node/worker-1
  node/worker-2
  $ sed -i 's#kubeconfig=/etc/kubernetes/scheduler.conf#kubeconfig=/etc/kubernetes/schedulers.conf#' /etc/kubernetes/manifests/kube-scheduler.yaml
  $ sleep 20; bash why.sh kube-scheduler; kubectl -n kube-system get pods -l component=kube-scheduler
  E<klog> run.go:72] "command failed" err="stat /etc/kubernetes/schedulers.conf: no such file or directory"
  NAME  READY  STATUS  RESTARTS  AGE
  kube-scheduler-control-plane  0/1  Error  2 (<age> ago)  <age>
  $ sed 's#- kube-controller-manager#- kube-controller-manageer#' good/kube-controller-manager.yaml > /etc/kubernetes/manifests/kube-controller-manager.yaml
  $ sleep 20; kubectl -n kube-system get pods -l component=kube-controller-manager
  NAME  READY  STATUS  RESTARTS  AGE
  kube-controller-manager-control-plane  0/1  StartError  2 (<age> ago)  <age>
  $ cp good/* /etc/kubernetes/manifests/; sleep 40; kubectl -n kube-system get pods -l tier=control-plane
  NAME  READY  STATUS  RESTARTS  AGE
  etcd-control-plane  1/1  Running  0  <age>
  kube-apiserver-control-plane  1/1  Running  0  <age>
  kube-controller-manager-control-plane  1/1  Running  0  <age>
  kube-scheduler-control-plane  1/1  Running  0  <age>
