# fails: running, serves, returns, still-restricted
# near miss: admission is content, but the kubelet does not start busybox as root
kubectl get deployment appointments -n clinic -o json | jq '
  .spec.template.spec.securityContext = {runAsNonRoot: true, seccompProfile: {type: "RuntimeDefault"}}
  | (.spec.template.spec.containers[], .spec.template.spec.initContainers[]).securityContext =
      {allowPrivilegeEscalation: false, capabilities: {drop: ["ALL"]}}
  | (.spec.template.spec.volumes[] | select(.name == "pages")) |= {name: "pages", emptyDir: {}}' | kubectl replace -f -
kubectl rollout status deployment/appointments -n clinic --timeout=30s
