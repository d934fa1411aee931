A budget of the percentage kind has to know how many pods their controllers want. Some have no size; then nobody may
go, and the budget says why.
Source: pkg/controller/disruption/disruption.go (getExpectedScale, failSafe), pkg/registry/core/pod/storage/eviction.go

  $ cat <<'EOF' | kubectl apply -f -
  > apiVersion: apps/v1
  > kind: DaemonSet
  > metadata: {name: agent}
  > spec:
  >   selector: {matchLabels: {app: agent}}
  >   template:
  >     metadata: {labels: {app: agent}}
  >     spec:
  >       containers:
  >       - {name: c, image: "nginx:1.27"}
  > EOF
  daemonset.apps/agent created
  $ settle
  $ kubectl create pdb agent --selector=app=agent --max-unavailable=1
  poddisruptionbudget.policy/agent created
  $ settle
  $ kubectl describe pdb agent | sed 's/  *([x0-9]* over [^)]*)//; s/ [0-9]*s / AGE /'
  Name:  agent
  Namespace:  default
  Max unavailable:  1
  Selector:  app=agent
  Status:
      Allowed disruptions:  0
      Current:  0
      Desired:  0
      Total:  0
  Events:
    Type  Reason  Age  From  Message
    ----  ------  ----  ----  -------
    Warning  CalculateExpectedPodCountFailed  AGE  controllermanager  Failed to calculate the number of expected pods: daemonsets.apps does not implement the scale subresource
  $ kubectl get pdb agent -o jsonpath='{range .status.conditions[*]}{.type}={.status} {.reason}: {.message}{"\n"}{end}'
  DisruptionAllowed=False SyncFailed: daemonsets.apps does not implement the scale subresource
  $ kubectl run bare --image=nginx:1.27 -l app=bare
  pod/bare created
  $ kubectl create pdb bare --selector=app=bare --min-available=50%
  poddisruptionbudget.policy/bare created
  $ settle
  $ kubectl get pdb
  NAME  MIN AVAILABLE  MAX UNAVAILABLE  ALLOWED DISRUPTIONS  AGE
  agent  N/A  1  0  <age>
  bare  50%  N/A  0  <age>
  $ kubectl get events --field-selector reason=UnmanagedPods -o jsonpath='{.items[0].message}{"\n"}'
  Pods selected by this PodDisruptionBudget (selector: &LabelSelector{MatchLabels:map[string]string{app: bare,},MatchExpressions:[]LabelSelectorRequirement{},}) were found to be unmanaged. As a result, the status of the PDB cannot be calculated correctly, which may result in undefined behavior. To account for these pods please set ".spec.minAvailable" field of the PDB to an integer value.

Two budgets are one too many; the pod may go once there is but one.
  $ kubectl create pdb bare2 --selector=app=bare --min-available=1
  poddisruptionbudget.policy/bare2 created
  $ kubectl create pdb bare3 --selector=app=bare --min-available=0
  poddisruptionbudget.policy/bare3 created
  $ echo '{"apiVersion":"policy/v1","kind":"Eviction","metadata":{"name":"bare","namespace":"default"}}' | kubectl create --raw /api/v1/namespaces/default/pods/bare/eviction -f -
  ! Error from server: This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.
  [1]
  $ kubectl delete pdb bare bare2
  poddisruptionbudget.policy "bare" deleted from default namespace
  poddisruptionbudget.policy "bare2" deleted from default namespace
  $ settle
  $ kubectl get pdb bare3
  NAME  MIN AVAILABLE  MAX UNAVAILABLE  ALLOWED DISRUPTIONS  AGE
  bare3  0  N/A  1  <age>
  $ echo '{"apiVersion":"policy/v1","kind":"Eviction","metadata":{"name":"bare","namespace":"default"}}' | kubectl create --raw /api/v1/namespaces/default/pods/bare/eviction -f - | grep -o '"status":"[A-Za-z]*"'
  "status":"Success"
