Audit: the first rule that fits a request decides what is kept of it. Source: Kubernetes documentation,
"Auditing"; k8s.io/apiserver/pkg/audit.

  $ ssh control-plane
  $ mkdir -p /etc/kubernetes/audit /var/log/kubernetes/audit
  $ cat > /etc/kubernetes/audit/policy.yaml <<'YAML'
  > apiVersion: audit.k8s.io/v1
  > kind: Policy
  > omitStages:
  >   - RequestReceived
  > rules:
  >   - level: None
  >     users: ["system:kube-controller-manager", "system:kube-scheduler"]
  >   - level: None
  >     userGroups: ["system:nodes", "system:serviceaccounts"]
  >   - level: Metadata
  >     resources:
  >     - group: ""
  >       resources: ["secrets"]
  >   - level: RequestResponse
  >     namespaces: ["default"]
  >     verbs: ["create", "patch", "delete"]
  >     resources:
  >     - group: ""
  >       resources: ["configmaps"]
  >     - group: "apps"
  >   - level: Request
  >     resources:
  >     - group: ""
  >       resources: ["pods/exec", "namespaces"]
  >   - level: None
  > YAML
  $ sed -i -e 's#^    - --allow-privileged=true#&\n    - --audit-policy-file=/etc/kubernetes/audit/policy.yaml\n    - --audit-log-path=/var/log/kubernetes/audit/audit.log\n    - --audit-log-maxage=30\n    - --audit-log-maxbackup=10\n    - --audit-log-maxsize=100#' -e 's#^    volumeMounts:#&\n    - mountPath: /etc/kubernetes/audit\n      name: audit\n      readOnly: true\n    - mountPath: /var/log/kubernetes/audit\n      name: audit-log#' -e 's#^  volumes:#&\n  - hostPath:\n      path: /etc/kubernetes/audit\n      type: DirectoryOrCreate\n    name: audit\n  - hostPath:\n      path: /var/log/kubernetes/audit\n      type: DirectoryOrCreate\n    name: audit-log#' /etc/kubernetes/manifests/kube-apiserver.yaml
  $ sleep 30; kubectl get nodes -o name
  node/control-plane
  node/worker-1
  node/worker-2
  $ kubectl create secret generic s --from-literal=password=topsecret
  secret/s created
  $ kubectl create configmap c --from-literal=color=blue
  configmap/c created
  $ kubectl create namespace team
  namespace/team created
  $ kubectl get secret nothere
  ! Error from server (NotFound): secrets "nothere" not found
  [1]
  $ kubectl -n team create configmap elsewhere --from-literal=color=red
  configmap/elsewhere created
  $ kubectl label configmap c a=b
  configmap/c labeled
  $ jq -c '[.level,.verb,.objectRef.resource,.objectRef.name,.responseStatus.code]' /var/log/kubernetes/audit/audit.log
  ["Metadata","create","secrets","s",201]
  ["RequestResponse","create","configmaps","c",201]
  ["Request","create","namespaces","team",201]
  ["Metadata","get","secrets","nothere",404]
  ["RequestResponse","patch","configmaps","c",200]
  $ grep -c topsecret /var/log/kubernetes/audit/audit.log
  0
  [1]
  $ jq -c 'select(.objectRef.resource=="configmaps" and .verb=="create") | .requestObject.data, .responseObject.kind' /var/log/kubernetes/audit/audit.log
  {"color":"blue"}
  "ConfigMap"
  $ jq -c 'select(.objectRef.resource=="namespaces" and .verb=="create") | keys' /var/log/kubernetes/audit/audit.log
  ["annotations","apiVersion","auditID","kind","level","objectRef","requestObject","requestReceivedTimestamp","requestURI","responseStatus","sourceIPs","stage","stageTimestamp","user","userAgent","verb"]
  $ kubectl create serviceaccount bot; kubectl get secrets --as system:serviceaccount:default:bot
  serviceaccount/bot created
  ! Error from server (Forbidden): secrets is forbidden: User "system:serviceaccount:default:bot" cannot list resource "secrets" in API group "" in the namespace "default"
  [1]
  $ tail -1 /var/log/kubernetes/audit/audit.log | jq -c '[.user.username,.impersonatedUser.username,.responseStatus.reason]'
  ["kubernetes-admin","system:serviceaccount:default:bot","Forbidden"]
