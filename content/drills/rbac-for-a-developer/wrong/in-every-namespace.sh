# fails: role-and-binding, nothing-else
# near miss: the same rules, bound in the whole cluster
kubectl create clusterrole developer --verb=get,list,watch,create,update,patch --resource=deployments.apps --dry-run=client -o yaml > role.yaml
cat >> role.yaml <<'Y'
- apiGroups: [""]
  resources: [pods]
  verbs: [get, list, watch]
- apiGroups: [""]
  resources: [pods/log]
  verbs: [get]
Y
kubectl apply -f role.yaml
kubectl create clusterrolebinding developer-mio --clusterrole=developer --user=mio
