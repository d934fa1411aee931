A kubelet that starts while there is no API server looks after its static pods: that is how a control plane comes up at all.
Source: Kubernetes documentation, "Create static Pods", "Troubleshooting Clusters".

  $ ssh control-plane
  $ cp /etc/kubernetes/manifests/kube-apiserver.yaml good.yaml
  $ sed -i 's#--etcd-servers=https://127.0.0.1:2379#--etcd-servers=https://127.0.0.1:23790#' /etc/kubernetes/manifests/kube-apiserver.yaml; sleep 60
  $ kubectl get nodes
  ! The connection to the server 192.168.56.10:6443 was refused - did you specify the right host or port?
  [1]
  $ systemctl restart kubelet; sleep 30; systemctl is-active kubelet
  active
  $ crictl ps -a --name kube-apiserver --state Exited -q | wc -l
  1
  $ cp good.yaml /etc/kubernetes/manifests/kube-apiserver.yaml; sleep 60; kubectl get nodes
  NAME            STATUS   ROLES           AGE   VERSION
  control-plane   Ready    control-plane   17m   v1.36.2
  worker-1        Ready    <none>          17m   v1.36.2
  worker-2        Ready    <none>          17m   v1.36.2
  $ systemctl stop kubelet; mv /etc/kubernetes/manifests/*.yaml /root/; systemctl start kubelet; sleep 60; crictl ps -q --name 'kube|etcd' | wc -l
  1
  $ systemctl restart kubelet; sleep 20; mv /root/etcd.yaml /root/kube-*.yaml /etc/kubernetes/manifests/; sleep 60; kubectl get nodes
  NAME            STATUS   ROLES           AGE   VERSION
  control-plane   Ready    control-plane   19m   v1.36.2
  worker-1        Ready    <none>          19m   v1.36.2
  worker-2        Ready    <none>          19m   v1.36.2
  $ kubectl get pods -n kube-system -l tier=control-plane --no-headers | awk '{print $1, $2, $3}'
  etcd-control-plane 1/1 Running
  kube-apiserver-control-plane 1/1 Running
  kube-controller-manager-control-plane 1/1 Running
  kube-scheduler-control-plane 1/1 Running
