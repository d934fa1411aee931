Admission plugins that are off by default. Source: Kubernetes documentation, "Admission Control in Kubernetes":
NamespaceAutoProvision makes the namespace that a request names, AlwaysPullImages sets every pull policy.

  $ kubectl run a --image=nginx:1.27 -n fresh
  ! Error from server (NotFound): namespaces "fresh" not found
  [1]
  $ kubectl run a --image=nginx:1.27; kubectl get pod a -o jsonpath='{.spec.containers[0].imagePullPolicy}'
  pod/a created
  IfNotPresent
  $ ssh control-plane sed -i 's#plugins=NodeRestriction#plugins=NodeRestriction,NamespaceAutoProvision,AlwaysPullImages#' /etc/kubernetes/manifests/kube-apiserver.yaml
  $ sleep 30; kubectl -n kube-system get pod kube-apiserver-control-plane -o yaml | grep enable-admission
      - --enable-admission-plugins=NodeRestriction,NamespaceAutoProvision,AlwaysPullImages
  $ kubectl create configmap c -n fresh; kubectl get namespace fresh
  configmap/c created
  NAME  STATUS  AGE
  fresh  Active  <age>
  $ sleep 2; kubectl run b --image=nginx:1.27 -n fresh; kubectl get pod b -n fresh -o jsonpath='{.spec.containers[0].imagePullPolicy}'
  pod/b created
  Always
