An object whose finalizer nobody takes off. Source: Kubernetes documentation, "Finalizers".

  $ kubectl create configmap ledger
  configmap/ledger created
# fault: finalizer-hangs resource=configmap name=ledger
  $ kubectl get configmap ledger -o jsonpath='{.metadata.finalizers[0]}{"\n"}'
  example.com/cleanup
  $ kubectl get configmap ledger -o jsonpath='{.metadata.deletionTimestamp}' | grep -c :
  1
  $ kubectl patch configmap ledger --type=json -p '[{"op":"remove","path":"/metadata/finalizers"}]'; kubectl get configmap ledger
  configmap/ledger patched
  ! Error from server (NotFound): configmaps "ledger" not found
  [1]
