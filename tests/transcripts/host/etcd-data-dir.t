etcd with another folder begins with nothing: the API server makes what it needs, nodes, workloads and
kubeadm's administrators are unknown; with
the old folder all is back. Source: etcd's --data-dir; Kubernetes documentation, "Operating etcd clusters for Kubernetes".

  $ kubectl create deployment web --image=nginx:1.27
  deployment.apps/web created
  $ sleep 10
  $ ssh control-plane "sed -i 's#--data-dir=/var/lib/etcd\$#--data-dir=/var/lib/etcd/other#' /etc/kubernetes/manifests/etcd.yaml"
  $ sleep 60; kubectl get nodes
  ! Error from server (Forbidden): nodes is forbidden: User "kubernetes-admin" cannot list resource "nodes" in API group "" at the cluster scope
  [1]
  $ ssh control-plane 'export KUBECONFIG=/etc/kubernetes/super-admin.conf; kubectl get nodes,deployments -A; kubectl get namespaces,services -o name -A; kubectl get clusterrole cluster-admin -o name'
  namespace/default
  namespace/kube-node-lease
  namespace/kube-public
  namespace/kube-system
  service/kubernetes
  clusterrole.rbac.authorization.k8s.io/cluster-admin
  ! No resources found
  $ ssh control-plane ls /var/lib/etcd/other
  member
  $ ssh control-plane "sed -i 's#--data-dir=/var/lib/etcd/other#--data-dir=/var/lib/etcd#' /etc/kubernetes/manifests/etcd.yaml"
  $ sleep 60; kubectl get nodes -o name; kubectl get deployments
  node/control-plane
  node/worker-1
  node/worker-2
  NAME   READY   UP-TO-DATE   AVAILABLE   AGE
  web    1/1     1            1           2m10s
