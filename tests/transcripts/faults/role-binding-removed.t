A RoleBinding that somebody has deleted. Source: Kubernetes documentation, "Using RBAC Authorization".

  $ kubectl create serviceaccount bot; kubectl create role reader --verb=list --resource=pods; kubectl create rolebinding bot-reader --role=reader --serviceaccount=default:bot
  serviceaccount/bot created
  role.rbac.authorization.k8s.io/reader created
  rolebinding.rbac.authorization.k8s.io/bot-reader created
# fault: role-binding-removed binding=bot-reader
  $ kubectl get pods --as=system:serviceaccount:default:bot
  ! Error from server (Forbidden): pods is forbidden: User "system:serviceaccount:default:bot" cannot list resource "pods" in API group "" in the namespace "default"
  [1]
  $ kubectl create rolebinding bot-reader --role=reader --serviceaccount=default:bot
  rolebinding.rbac.authorization.k8s.io/bot-reader created
  $ kubectl auth can-i list pods --as=system:serviceaccount:default:bot
  yes
