`--audit-log-path=-` makes the container's output the audit log. Source: Kubernetes documentation, "Auditing",
log backend: "- means standard out".

  $ ssh control-plane
  $ printf 'apiVersion: audit.k8s.io/v1\nkind: Policy\nomitStages: [RequestReceived]\nrules:\n- level: Metadata\n  verbs: [create, delete]\n  resources:\n  - group: ""\n    resources: [configmaps]\n- level: None\n' > /etc/kubernetes/pki/policy.yaml
  $ sed -i 's#^    - --allow-privileged=true#&\n    - --audit-policy-file=/etc/kubernetes/pki/policy.yaml\n    - --audit-log-path=-#' /etc/kubernetes/manifests/kube-apiserver.yaml
  $ sleep 30; kubectl create configmap c; kubectl delete configmap c; kubectl create secret generic s
  configmap/c created
  configmap "c" deleted from default namespace
  secret/s created
  $ kubectl -n kube-system logs kube-apiserver-control-plane | grep '"Event"' | jq -c '[.verb,.objectRef.resource,.objectRef.name]'
  ["create","configmaps","c"]
  ["delete","configmaps","c"]
  $ kubectl -n kube-system logs kube-apiserver-control-plane --tail=1 | jq -r .verb
  delete
  $ cat /var/log/containers/kube-apiserver-*.log | cut -d' ' -f2,3
  stderr F
  stderr F
  stderr F
  stdout F
  stdout F
