Who may come in: selectors of one peer have to fit together, those of two peers either. Source: Kubernetes'
documentation of network policies (behavior of to and from selectors).

  $ kubectl create ns back; kubectl create ns ops; kubectl label ns ops team=ops
  namespace/back created
  namespace/ops created
  namespace/ops labeled
  $ kubectl run db -n back --image=redis:7 --port=6379 --labels=app=db --expose
  service/db created
  pod/db created
  $ kubectl run api -n back --image=busybox:1.36 --labels=app=api -- sleep 1d; kubectl run api -n ops --image=busybox:1.36 --labels=app=api -- sleep 1d; kubectl run top -n ops --image=busybox:1.36 --labels=app=top -- sleep 1d
  pod/api created
  pod/api created
  pod/top created
  $ cat > try.sh <<'E'
  > for who in back/api ops/api ops/top; do
  >   kubectl exec -n ${who%/*} ${who#*/} -- nc -z -w 2 db.back 6379 2>/dev/null && echo $who: open || echo $who: closed
  > done
  > E
  $ cat > policy.sh <<'E'
  > kubectl apply -f - <<Y
  > apiVersion: networking.k8s.io/v1
  > kind: NetworkPolicy
  > metadata: {name: db, namespace: back}
  > spec: {podSelector: {matchLabels: {app: db}}, ingress: [{from: [$1] $2}]}
  > Y
  > E
  $ settle
  $ bash try.sh
  back/api: open
  ops/api: open
  ops/top: open
  $ bash policy.sh '{podSelector: {matchLabels: {app: api}}}'; bash try.sh
  networkpolicy.networking.k8s.io/db created
  back/api: open
  ops/api: closed
  ops/top: closed
  $ bash policy.sh '{namespaceSelector: {matchLabels: {team: ops}}, podSelector: {matchLabels: {app: api}}}'; bash try.sh
  networkpolicy.networking.k8s.io/db configured
  back/api: closed
  ops/api: open
  ops/top: closed
  $ bash policy.sh '{namespaceSelector: {matchLabels: {team: ops}}}, {podSelector: {matchLabels: {app: api}}}'; bash try.sh
  networkpolicy.networking.k8s.io/db configured
  back/api: open
  ops/api: open
  ops/top: open
  $ bash policy.sh '{namespaceSelector: {}}' ', ports: [{port: 5432}]'; bash try.sh
  networkpolicy.networking.k8s.io/db configured
  back/api: closed
  ops/api: closed
  ops/top: closed
  $ bash policy.sh '{namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: NotIn, values: [back]}]}, podSelector: {matchExpressions: [{key: app, operator: In, values: [api, web]}]}}'; bash try.sh
  networkpolicy.networking.k8s.io/db configured
  back/api: closed
  ops/api: open
  ops/top: closed
