A namespace on its way out loses its pods first; what else is left is told after them, with its group.
Source: pkg/controller/namespace/deletion/namespaced_resources_deleter.go (OrderedNamespaceDeletion)

  $ kubectl create ns lab
  namespace/lab created
  $ kubectl -n lab create deploy web --image=nginx:1.27 --replicas=2
  deployment.apps/web created
  $ kubectl -n lab create cm held --from-literal=a=b
  configmap/held created
  $ kubectl -n lab patch cm held -p '{"metadata":{"finalizers":["example.com/hold"]}}'
  configmap/held patched
  $ kubectl -n lab create deploy held --image=nginx:1.27 --replicas=0
  deployment.apps/held created
  $ kubectl -n lab patch deploy held -p '{"metadata":{"finalizers":["example.com/hold"]}}'
  deployment.apps/held patched
  $ settle
  $ kubectl delete ns lab --wait=false
  namespace "lab" deleted
  $ kubectl get ns lab -o jsonpath='{range .status.conditions[*]}{.type}={.status} {.reason}: {.message}{"\n"}{end}'
  NamespaceDeletionDiscoveryFailure=False ResourcesDiscovered: All resources successfully discovered
  NamespaceDeletionGroupVersionParsingFailure=False ParsedGroupVersions: All legacy kube types successfully parsed
  NamespaceDeletionContentFailure=False ContentDeleted: All content successfully deleted, may be waiting on finalization
  NamespaceContentRemaining=False ContentRemoved: All content successfully removed
  NamespaceFinalizersRemaining=False ContentHasNoFinalizers: All content-preserving finalizers finished
  $ kubectl -n lab get deploy web
  NAME  READY  UP-TO-DATE  AVAILABLE  AGE
  web  0/2  0  0  <age>
  $ kubectl -n lab create cm another
  ! error: failed to create configmap: configmaps "another" is forbidden: unable to create new content in namespace lab because it is being terminated
  [1]
  $ advance 60s
  $ kubectl get ns lab -o jsonpath='{range .status.conditions[*]}{.type}={.status} {.reason}: {.message}{"\n"}{end}'
  NamespaceDeletionDiscoveryFailure=False ResourcesDiscovered: All resources successfully discovered
  NamespaceDeletionGroupVersionParsingFailure=False ParsedGroupVersions: All legacy kube types successfully parsed
  NamespaceDeletionContentFailure=False ContentDeleted: All content successfully deleted, may be waiting on finalization
  NamespaceContentRemaining=True SomeResourcesRemain: Some resources are remaining: configmaps. has 1 resource instances, deployments.apps has 1 resource instances
  NamespaceFinalizersRemaining=True SomeFinalizersRemain: Some content in the namespace has finalizers remaining: example.com/hold in 2 resource instances
  $ kubectl -n lab get deploy,cm
  NAME  READY  UP-TO-DATE  AVAILABLE  AGE
  deployment.apps/held  0/0  0  0  <age>
  
  NAME  DATA  AGE
  configmap/held  1  <age>

  $ kubectl -n lab patch cm held --type=merge -p '{"metadata":{"finalizers":null}}'
  configmap/held patched
  $ kubectl -n lab patch deploy held --type=merge -p '{"metadata":{"finalizers":null}}'
  deployment.apps/held patched
  $ advance 20s
  $ kubectl get ns lab
  ! Error from server (NotFound): namespaces "lab" not found
  [1]
