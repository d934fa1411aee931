An owner that an update names and nobody knows, and one of another namespace. Source: pkg/controller/garbagecollector/graph_builder.go
(addDependentToOwners, reportInvalidNamespaceOwnerRef).

  $ kubectl create ns other && kubectl -n other create configmap owner && kubectl create configmap a && kubectl create configmap b
  namespace/other created
  configmap/owner created
  configmap/a created
  configmap/b created
  $ kubectl patch cm a --type=merge -p '{"metadata":{"ownerReferences":[{"apiVersion":"v1","kind":"ConfigMap","name":"nope","uid":"1234"}]}}'
  configmap/a patched
  $ kubectl patch cm b --type=merge -p "{\"metadata\":{\"ownerReferences\":[{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"name\":\"owner\",\"uid\":\"$(kubectl -n other get cm owner -o jsonpath='{.metadata.uid}')\"}]}}"
  configmap/b patched
  $ settle
  $ kubectl get cm
  NAME  DATA  AGE
  kube-root-ca.crt  1  <age>
  $ kubectl get events -o custom-columns=R:.reason,M:.message,S:.source.component
  R  M  S
  OwnerRefInvalidNamespace  ownerRef [v1/ConfigMap, namespace: default, name: owner, uid: <uid>] does not exist in namespace "default"  garbage-collector-controller
