A container that takes its environment from a ConfigMap that is not there. Source: Kubernetes documentation, "Configure a Pod
to Use a ConfigMap" (Restrictions).

  $ kubectl create deployment web --image=nginx:1.27; kubectl rollout status deployment web > /dev/null
  deployment.apps/web created
# fault: config-map-missing deployment=web configmap=web-settings
  $ kubectl get pods --no-headers | awk '{print $2, $3}' | sort
  0/1 CreateContainerConfigError
  1/1 Running
  $ kubectl get pods -o jsonpath='{range .items[*]}{.status.containerStatuses[0].state.waiting.message}{"\n"}{end}' | grep .
  configmap "web-settings" not found
  $ kubectl create configmap web-settings --from-literal=COLOR=blue; kubectl rollout status deployment web --timeout=60s | tail -1
  configmap/web-settings created
  deployment "web" successfully rolled out
