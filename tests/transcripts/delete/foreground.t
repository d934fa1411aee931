Deleted in the foreground, an owner waits for those of its dependents that block it; the others may go, or lose the
reference if they have another owner, without anybody waiting.
Source: pkg/controller/garbagecollector/garbagecollector.go (attemptToDeleteItem, processDeletingDependentsItem)

  $ kubectl create cm owner --from-literal=a=b
  configmap/owner created
  $ kubectl create cm second --from-literal=a=b
  configmap/second created
  $ u=$(kubectl get cm owner -o jsonpath='{.metadata.uid}'); v=$(kubectl get cm second -o jsonpath='{.metadata.uid}'); cat <<EOF | kubectl apply -f -
  > apiVersion: v1
  > kind: ConfigMap
  > metadata:
  >   name: blocking
  >   finalizers: [example.com/hold]
  >   ownerReferences: [{apiVersion: v1, kind: ConfigMap, name: owner, uid: $u, blockOwnerDeletion: true}]
  > ---
  > apiVersion: v1
  > kind: ConfigMap
  > metadata:
  >   name: free
  >   ownerReferences: [{apiVersion: v1, kind: ConfigMap, name: owner, uid: $u}]
  > ---
  > apiVersion: v1
  > kind: ConfigMap
  > metadata:
  >   name: shared
  >   ownerReferences: [{apiVersion: v1, kind: ConfigMap, name: owner, uid: $u},{apiVersion: v1, kind: ConfigMap, name: second, uid: $v}]
  > EOF
  configmap/blocking created
  configmap/free created
  configmap/shared created
  $ settle
  $ kubectl delete cm owner --cascade=foreground --wait=false
  configmap "owner" deleted from default namespace
  $ settle
  $ kubectl get cm -o name
  configmap/blocking
  configmap/kube-root-ca.crt
  configmap/owner
  configmap/second
  configmap/shared
  $ kubectl get cm blocking owner -o jsonpath='{range .items[*]}{.metadata.name} {.metadata.finalizers}{"\n"}{end}'
  blocking ["example.com/hold"]
  owner ["foregroundDeletion"]
  $ kubectl get cm shared -o jsonpath='{.metadata.ownerReferences[*].name}{"\n"}'
  second
  $ kubectl patch cm blocking --type=merge -p '{"metadata":{"finalizers":null}}'
  configmap/blocking patched
  $ settle
  $ kubectl get cm -o name
  configmap/kube-root-ca.crt
  configmap/second
  configmap/shared
