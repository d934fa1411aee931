`maxUnavailable` of a StatefulSet is behind a feature gate that 1.36 has off: the API server drops it, and pods are
replaced one at a time. Pods that have ended are replaced without a word.
Source: https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/MaxUnavailableStatefulSet/, pkg/controller/statefulset/stateful_set_control.go

  $ cat <<'EOF' | kubectl apply -f -
  > apiVersion: apps/v1
  > kind: StatefulSet
  > metadata: {name: db}
  > spec:
  >   replicas: 3
  >   podManagementPolicy: Parallel
  >   updateStrategy: {type: RollingUpdate, rollingUpdate: {maxUnavailable: 2}}
  >   selector: {matchLabels: {app: db}}
  >   template:
  >     metadata: {labels: {app: db}}
  >     spec:
  >       containers:
  >       - {name: c, image: "nginx:1.26"}
  > EOF
  statefulset.apps/db created
  $ settle
  $ kubectl get sts db -o jsonpath='{.spec.updateStrategy}{"\n"}'
  {"rollingUpdate":{"partition":0},"type":"RollingUpdate"}
  $ kubectl set image sts/db c=nginx:doesnotexist
  statefulset.apps/db image updated
  $ settle
  $ kubectl get pods -o custom-columns=NAME:.metadata.name,IMAGE:.spec.containers[0].image,READY:.status.containerStatuses[0].ready
  NAME  IMAGE  READY
  db-0  nginx:1.26  true
  db-1  nginx:1.26  true
  db-2  nginx:doesnotexist  false

With Parallel a set that got stuck goes on with the next template.
  $ kubectl set image sts/db c=nginx:1.27
  statefulset.apps/db image updated
  $ advance 20s
  $ kubectl get pods -o custom-columns=NAME:.metadata.name,IMAGE:.spec.containers[0].image,READY:.status.containerStatuses[0].ready
  NAME  IMAGE  READY
  db-0  nginx:1.27  true
  db-1  nginx:1.27  true
  db-2  nginx:1.27  true

With a quota in the way, a batch that fails is the last one.
  $ kubectl create quota q --hard=pods=3
  resourcequota/q created
  $ kubectl scale sts db --replicas=7
  statefulset.apps/db scaled
  $ settle
  $ kubectl get events --field-selector type=Warning,involvedObject.name=db -o jsonpath='{range .items[*]}{.message}{"\n"}{end}' | cut -d' ' -f1-5 | sort -u
  create Pod db-3 in StatefulSet
  create Pod db-4 in StatefulSet
  create Pod db-5 in StatefulSet
  create Pod db-6 in StatefulSet
  $ kubectl rollout undo sts/db --to-revision=1 --dry-run=client | head -3
  statefulset.apps/db will roll back to Pod Template:
    Labels:  app=db
    Containers:
  ! Warning: resource statefulsets/db was previously managed with 'kubectl apply'. Rolling back will not update the kubectl.kubernetes.io/last-applied-configuration annotation, which may cause unexpected behavior on future 'kubectl apply' operations. Consider using 'kubectl apply' with your previous configuration file instead.
