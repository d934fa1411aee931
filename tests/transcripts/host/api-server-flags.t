Flags of kube-apiserver that change what it does: admission plugins and authorization modes. Source:
Kubernetes documentation, "Admission Control in Kubernetes", "Authorization".

  $ printf 'apiVersion: v1\nkind: LimitRange\nmetadata:\n  name: l\nspec:\n  limits:\n  - type: Container\n    defaultRequest: {cpu: 100m}\n' | kubectl apply -f -
  limitrange/l created
  $ kubectl run a --image=nginx; kubectl get pod a -o jsonpath='{.spec.containers[0].resources}'
  pod/a created
  {"requests":{"cpu":"100m"}}
  $ ssh control-plane
  $ cp /etc/kubernetes/manifests/kube-apiserver.yaml good.yaml
  $ sed 's#^    - --enable-admission-plugins=NodeRestriction#&\n    - --disable-admission-plugins=DefaultStorageClass,LimitRanger#' good.yaml > /etc/kubernetes/manifests/kube-apiserver.yaml
  $ sleep 30; kubectl run b --image=nginx; kubectl get pod b -o jsonpath='{.spec.containers[0].resources}'
  pod/b created
  {}
  $ kubectl -n kube-system get pod kube-apiserver-control-plane -o yaml | grep admission-plugins
      - --enable-admission-plugins=NodeRestriction
      - --disable-admission-plugins=DefaultStorageClass,LimitRanger
  $ kubectl auth can-i delete pods --as jane
  no
  [1]
  $ sed 's#--authorization-mode=Node,RBAC#--authorization-mode=AlwaysAllow#' good.yaml > /etc/kubernetes/manifests/kube-apiserver.yaml
  $ sleep 30; kubectl auth can-i delete pods --as jane; kubectl get pods -n kube-system --as jane -o name | grep -c etcd
  yes
  1
  $ cp good.yaml /etc/kubernetes/manifests/kube-apiserver.yaml; sleep 30; kubectl get pods --as jane
  ! Error from server (Forbidden): pods is forbidden: User "jane" cannot list resource "pods" in API group "" in the namespace "default"
  [1]
  $ curl -sk https://192.168.56.10:6443/version | grep -c gitVersion
  1
  $ sed 's#^    - --allow-privileged=true#&\n    - --anonymous-auth=false#' good.yaml > /etc/kubernetes/manifests/kube-apiserver.yaml; sleep 30
  $ curl -sk https://192.168.56.10:6443/version | grep message
    "message": "Unauthorized",
  $ kubectl -n kube-system get pods -l component=kube-apiserver
  NAME  READY  STATUS  RESTARTS  AGE
  kube-apiserver-control-plane  0/1  Running  0  <age>
  $ kubectl -n kube-system describe pod kube-apiserver-control-plane | grep -o 'Startup probe failed.*'
  Startup probe failed: HTTP probe failed with statuscode: 401
