kubectl get deployment appointments -n clinic -o json | jq '
  .spec.template.spec.securityContext = {runAsNonRoot: true, runAsUser: 101, seccompProfile: {type: "RuntimeDefault"}}
  | (.spec.template.spec.containers[], .spec.template.spec.initContainers[]).securityContext =
      {allowPrivilegeEscalation: false, capabilities: {drop: ["ALL"]}}
  | (.spec.template.spec.volumes[] | select(.name == "pages")) |= {name: "pages", emptyDir: {}}
  | del(.status)' > appointments.json
kubectl replace -f appointments.json
kubectl rollout status deployment/appointments -n clinic --timeout=120s
