A MutatingAdmissionPolicy changes objects by expressions, without a server.
Source: https://kubernetes.io/docs/reference/access-authn-authz/mutating-admission-policy/ and
k8s.io/apiserver/pkg/admission/plugin/policy/mutating.

  $ cat <<'EOF' > policy.yaml
  > apiVersion: admissionregistration.k8s.io/v1
  > kind: MutatingAdmissionPolicy
  > metadata: {name: defaults}
  > spec:
  >   reinvocationPolicy: Never
  >   matchConstraints:
  >     resourceRules:
  >     - {apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}
  >   matchConditions:
  >   - {name: not-opted-out, expression: "!has(object.metadata.annotations) || !('plain' in object.metadata.annotations)"}
  >   mutations:
  >   - patchType: ApplyConfiguration
  >     applyConfiguration:
  >       expression: >
  >         Object{metadata: Object.metadata{labels: {"made-by": request.userInfo.username}}}
  >   - patchType: JSONPatch
  >     jsonPatch:
  >       expression: >
  >         [JSONPatch{op: "add", path: "/metadata/labels/" + jsonpatch.escapeKey("example.com/checked"), value: "yes"}]
  > ---
  > apiVersion: admissionregistration.k8s.io/v1
  > kind: MutatingAdmissionPolicyBinding
  > metadata: {name: defaults}
  > spec: {policyName: defaults}
  > EOF
  $ sed 's/Object{metadata/Object{metadata/; s/"yes"}]/"yes"]/' policy.yaml | kubectl apply -f - 2>&1 | grep -o 'spec.mutations.*compilation failed'
  spec.mutations[1].jsonPatch.expression: Invalid value: "[JSONPatch{op: \"add\", path: \"/metadata/labels/\" + jsonpatch.escapeKey(\"example.com/checked\"), value: \"yes\"]": compilation failed
  $ kubectl apply -f policy.yaml
  mutatingadmissionpolicy.admissionregistration.k8s.io/defaults created
  mutatingadmissionpolicybinding.admissionregistration.k8s.io/defaults unchanged
  $ kubectl get mutatingadmissionpolicies,mutatingadmissionpolicybindings
  NAME  MUTATIONS  PARAMKIND  AGE
  mutatingadmissionpolicy.admissionregistration.k8s.io/defaults  2  <unset>  <age>
  
  NAME  POLICYNAME  PARAMREF  AGE
  mutatingadmissionpolicybinding.admissionregistration.k8s.io/defaults  defaults  <unset>  <age>
  $ kubectl run a --image=nginx:1.27; kubectl get pod a --show-labels --no-headers | awk '{print $NF}'
  pod/a created
  example.com/checked=yes,made-by=kubernetes-admin,run=a
  $ kubectl run b --image=nginx:1.27 --annotations=plain=yes; kubectl get pod b --show-labels --no-headers | awk '{print $NF}'
  pod/b created
  run=b
  $ sed -i 's/Object.metadata{labels: {"made-by": request.userInfo.username}}/Object.wrong{labels: {"a": "b"}}/' policy.yaml; kubectl apply -f policy.yaml
  mutatingadmissionpolicy.admissionregistration.k8s.io/defaults configured
  mutatingadmissionpolicybinding.admissionregistration.k8s.io/defaults unchanged
  $ kubectl run c --image=nginx:1.27
  ! The pods "c" is invalid: : policy 'defaults' with binding 'defaults' denied request: type mismatch: unexpected type name "Object.wrong", expected "Object.metadata", which matches field name path from root Object type
  [1]
