A part of the control plane whose manifest is not in the kubelet's folder. Source: Kubernetes documentation, "Create static
Pods"; kubeadm's "Implementation details".

# fault: manifest-moved component=kube-scheduler
  $ kubectl run web --image=nginx; sleep 20; kubectl get pod web --no-headers | awk '{print $2, $3}'
  pod/web created
  0/1 Pending
  $ kubectl get events --field-selector involvedObject.name=web
  ! No resources found in default namespace.
  $ kubectl get pods -n kube-system -l tier=control-plane -o name
  pod/etcd-control-plane
  pod/kube-apiserver-control-plane
  pod/kube-controller-manager-control-plane
  $ ssh control-plane ls /etc/kubernetes /etc/kubernetes/manifests
  /etc/kubernetes:
  admin.conf
  controller-manager.conf
  kube-scheduler.yaml
  kubelet.conf
  manifests
  pki
  scheduler.conf
  super-admin.conf
  
  /etc/kubernetes/manifests:
  etcd.yaml
  kube-apiserver.yaml
  kube-controller-manager.yaml
  $ ssh control-plane mv /etc/kubernetes/kube-scheduler.yaml /etc/kubernetes/manifests/
  $ sleep 40; kubectl get pod web --no-headers | awk '{print $2, $3}'
  1/1 Running
