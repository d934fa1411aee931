Moving a manifest away stops that part of the control plane, moving it back starts it. Source: Kubernetes
documentation, "Create static Pods" and kubeadm's "Implementation details"; what stops then is what the
component does.

  $ ssh control-plane
  $ mv /etc/kubernetes/manifests/kube-scheduler.yaml /root/
  $ sleep 5; kubectl -n kube-system get pods -l tier=control-plane
  NAME  READY  STATUS  RESTARTS  AGE
  etcd-control-plane  1/1  Running  0  <age>
  kube-apiserver-control-plane  1/1  Running  0  <age>
  kube-controller-manager-control-plane  1/1  Running  0  <age>
  $ kubectl create deployment web --image=nginx
  deployment.apps/web created
  $ sleep 20; kubectl get pods
  NAME  READY  STATUS  RESTARTS  AGE
  web-<hash>-<rand>  0/1  Pending  0  <age>
  $ mv /root/kube-scheduler.yaml /etc/kubernetes/manifests/
  $ sleep 40; kubectl get pods
  NAME  READY  STATUS  RESTARTS  AGE
  web-<hash>-<rand>  1/1  Running  0  <age>
  $ kubectl -n kube-system get pods -l component=kube-scheduler
  NAME  READY  STATUS  RESTARTS  AGE
  kube-scheduler-control-plane  1/1  Running  0  <age>
  $ mv /etc/kubernetes/manifests/kube-controller-manager.yaml /root/
  $ sleep 5; kubectl scale deployment web --replicas=3
  deployment.apps/web scaled
  $ sleep 20; kubectl get deployment web
  NAME  READY  UP-TO-DATE  AVAILABLE  AGE
  web  1/3  1  1  <age>
  $ mv /root/kube-controller-manager.yaml /etc/kubernetes/manifests/
  $ sleep 40; kubectl get deployment web
  NAME  READY  UP-TO-DATE  AVAILABLE  AGE
  web  3/3  3  3  <age>
  $ mv /etc/kubernetes/manifests/kube-apiserver.yaml /root/
  $ sleep 5; kubectl get nodes
  ! The connection to the server 192.168.56.10:6443 was refused - did you specify the right host or port?
  [1]
  $ crictl ps -a | grep -c kube-apiserver
  0
  [1]
  $ mv /root/kube-apiserver.yaml /etc/kubernetes/manifests/
  $ sleep 30; kubectl get nodes
  NAME  STATUS  ROLES  AGE  VERSION
  control-plane  Ready  control-plane  <age>  v1.36.2
  worker-1  Ready  <none>  <age>  v1.36.2
  worker-2  Ready  <none>  <age>  v1.36.2
  $ mv /etc/kubernetes/manifests/etcd.yaml /root/
  $ sleep 5; kubectl get nodes
  ! The connection to the server 192.168.56.10:6443 was refused - did you specify the right host or port?
  [1]
  $ mv /root/etcd.yaml /etc/kubernetes/manifests/
  $ sleep 40; kubectl -n kube-system get pods -l tier=control-plane
  NAME  READY  STATUS  RESTARTS  AGE
  etcd-control-plane  1/1  Running  0  <age>
  kube-apiserver-control-plane  1/1  Running  0  <age>
  kube-controller-manager-control-plane  1/1  Running  0  <age>
  kube-scheduler-control-plane  1/1  Running  0  <age>
