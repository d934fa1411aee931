Admission leaves notes in the audit log: which level held for a pod and what a stricter one would have refused,
what a policy found, and what was let through because nobody answered.
Source: https://kubernetes.io/docs/reference/labels-annotations-taints/audit-annotations/

  $ ssh control-plane
  $ mkdir -p /etc/kubernetes/audit /var/log/kubernetes/audit
  $ cat > /etc/kubernetes/audit/policy.yaml <<'YAML'
  > apiVersion: audit.k8s.io/v1
  > kind: Policy
  > omitStages: [RequestReceived]
  > rules:
  > - level: Metadata
  >   verbs: [create]
  >   users: [kubernetes-admin]
  >   resources: [{group: "", resources: [pods, configmaps]}]
  > - level: None
  > YAML
  $ sed -i -e 's#^    - --allow-privileged=true#&\n    - --audit-policy-file=/etc/kubernetes/audit/policy.yaml\n    - --audit-log-path=/var/log/kubernetes/audit/audit.log\n    - --audit-log-maxage=30\n    - --audit-log-maxbackup=10\n    - --audit-log-maxsize=100#' -e 's#^    volumeMounts:#&\n    - mountPath: /etc/kubernetes/audit\n      name: audit\n      readOnly: true\n    - mountPath: /var/log/kubernetes/audit\n      name: audit-log#' -e 's#^  volumes:#&\n  - hostPath:\n      path: /etc/kubernetes/audit\n      type: DirectoryOrCreate\n    name: audit\n  - hostPath:\n      path: /var/log/kubernetes/audit\n      type: DirectoryOrCreate\n    name: audit-log#' /etc/kubernetes/manifests/kube-apiserver.yaml
  $ sleep 30; kubectl get nodes -o name
  node/control-plane
  node/worker-1
  node/worker-2
  $ cat <<'EOF' | kubectl apply -f -
  > apiVersion: admissionregistration.k8s.io/v1
  > kind: ValidatingAdmissionPolicy
  > metadata: {name: named}
  > spec:
  >   matchConstraints:
  >     resourceRules:
  >     - {apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [configmaps]}
  >   validations:
  >   - expression: "object.metadata.name.startsWith('app-')"
  >     message: names begin with app-
  >   auditAnnotations:
  >   - {key: size, valueExpression: "'has ' + string(has(object.data) ? size(object.data) : 0) + ' entries'"}
  > ---
  > apiVersion: admissionregistration.k8s.io/v1
  > kind: ValidatingAdmissionPolicyBinding
  > metadata: {name: named}
  > spec: {policyName: named, validationActions: [Audit]}
  > ---
  > apiVersion: admissionregistration.k8s.io/v1
  > kind: ValidatingWebhookConfiguration
  > metadata: {name: gone}
  > webhooks:
  > - name: gone.example.com
  >   rules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [configmaps]}]
  >   clientConfig: {service: {namespace: default, name: gone}}
  >   admissionReviewVersions: [v1]
  >   sideEffects: None
  >   failurePolicy: Ignore
  > EOF
  validatingadmissionpolicy.admissionregistration.k8s.io/named created
  validatingadmissionpolicybinding.admissionregistration.k8s.io/named created
  validatingwebhookconfiguration.admissionregistration.k8s.io/gone created
  $ kubectl create configmap c --from-literal=a=b
  configmap/c created
  $ tail -1 /var/log/kubernetes/audit/audit.log | jq .annotations
  {
    "authorization.k8s.io/decision": "allow",
    "authorization.k8s.io/reason": "RBAC: allowed by ClusterRoleBinding \"kubeadm:cluster-admins\" of ClusterRole \"cluster-admin\" to Group \"kubeadm:cluster-admins\"",
    "failed-open.validating.webhook.admission.k8s.io/round_0_index_0": "gone.example.com",
    "named/size": "has 1 entries",
    "validation.policy.admission.k8s.io/validation_failure": "[{\"message\":\"names begin with app-\",\"policy\":\"named\",\"binding\":\"named\",\"expressionIndex\":0,\"validationActions\":[\"Audit\"]}]"
  }
  $ kubectl label namespace default pod-security.kubernetes.io/audit=restricted
  namespace/default labeled
  $ kubectl run web --image=nginx:1.27
  pod/web created
  $ tail -1 /var/log/kubernetes/audit/audit.log | jq .annotations
  {
    "authorization.k8s.io/decision": "allow",
    "authorization.k8s.io/reason": "RBAC: allowed by ClusterRoleBinding \"kubeadm:cluster-admins\" of ClusterRole \"cluster-admin\" to Group \"kubeadm:cluster-admins\"",
    "pod-security.kubernetes.io/audit-violations": "would violate PodSecurity \"restricted:latest\": allowPrivilegeEscalation != false (container \"web\" must set securityContext.allowPrivilegeEscalation=false), unrestricted capabilities (container \"web\" must set securityContext.capabilities.drop=[\"ALL\"]), runAsNonRoot != true (pod or container \"web\" must set securityContext.runAsNonRoot=true), seccompProfile (pod or container \"web\" must set securityContext.seccompProfile.type to \"RuntimeDefault\" or \"Localhost\")",
    "pod-security.kubernetes.io/enforce-policy": "privileged:latest"
  }
