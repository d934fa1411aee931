Pods come in batches of 1, 2, 4, …: one that fails is the last of its try, and the ReplicaSet says so.
Source: pkg/controller/replicaset/replica_set.go (slowStartBatch)

  $ kubectl create quota q --hard=pods=1
  resourcequota/q created
  $ cat <<'EOF' | kubectl apply -f -
  > apiVersion: apps/v1
  > kind: ReplicaSet
  > metadata: {name: many}
  > spec:
  >   replicas: 8
  >   selector: {matchLabels: {app: many}}
  >   template:
  >     metadata: {labels: {app: many}}
  >     spec:
  >       containers:
  >       - {name: c, image: "nginx:1.27"}
  > EOF
  replicaset.apps/many created
  $ kubectl get events --field-selector involvedObject.name=many -o jsonpath='{range .items[*]}{.reason}{"\n"}{end}' | head -3
  SuccessfulCreate
  FailedCreate
  FailedCreate
  $ settle
  $ kubectl get rs many
  NAME  DESIRED  CURRENT  READY  AGE
  many  8  1  1  <age>
  $ kubectl describe rs many | sed -n '/^Conditions/,/^Events/p'
  Conditions:
    Type  Status  Reason
    ----  ------  ------
    ReplicaFailure  True  FailedCreate
  Events:
  $ kubectl delete quota q
  resourcequota "q" deleted from default namespace
  $ advance 40s
  $ kubectl get rs many
  NAME  DESIRED  CURRENT  READY  AGE
  many  8  8  8  <age>
  $ kubectl get rs many -o jsonpath='[{.status.conditions}]{"\n"}'
  []
