# fails: running, serves, returns, still-restricted
# near miss: the rules hold for init containers as well
kubectl get deployment appointments -n clinic -o json | jq '
  .spec.template.spec.securityContext = {runAsNonRoot: true, runAsUser: 101, seccompProfile: {type: "RuntimeDefault"}}
  | .spec.template.spec.containers[].securityContext = {allowPrivilegeEscalation: false, capabilities: {drop: ["ALL"]}}
  | (.spec.template.spec.volumes[] | select(.name == "pages")) |= {name: "pages", emptyDir: {}}' | kubectl replace -f -
kubectl rollout status deployment/appointments -n clinic --timeout=30s
