A pod with readiness gates is ready when its containers are and somebody has set its conditions. Source:
Kubernetes documentation, "Pod Lifecycle", pod readiness; GeneratePodReadyCondition in pkg/kubelet/status.

  $ kubectl run gated --image=nginx:1.27 --overrides='{"spec":{"readinessGates":[{"conditionType":"example.com/a"},{"conditionType":"example.com/b"}]}}'
  pod/gated created
  $ settle
  $ kubectl get pod gated -o wide --no-headers | awk '{print $2, $3, $NF}'
  1/1 Running 0/2
  $ kubectl get pod gated -o jsonpath='{range .status.conditions[?(@.type=="Ready")]}{.status} {.reason}: {.message}{"\n"}{end}'
  False ReadinessGatesNotReady: corresponding condition of pod readiness gate "example.com/a" does not exist., corresponding condition of pod readiness gate "example.com/b" does not exist.
  $ kubectl patch pod gated --subresource=status -p '{"status":{"conditions":[{"type":"example.com/a","status":"True"},{"type":"example.com/b","status":"False"}]}}'
  pod/gated patched
  $ settle
  $ kubectl get pod gated -o jsonpath='{range .status.conditions[?(@.type=="Ready")]}{.status} {.reason}: {.message}{"\n"}{end}'
  False ReadinessGatesNotReady: the status of pod readiness gate "example.com/b" is not "True", but False
  $ kubectl get pod gated -o jsonpath='{.status.conditions[*].type}{"\n"}'
  example.com/a example.com/b PodReadyToStartContainers Initialized Ready ContainersReady PodScheduled
  $ kubectl patch pod gated --subresource=status -p '{"status":{"conditions":[{"type":"example.com/b","status":"True"}]}}'
  pod/gated patched
  $ kubectl wait --for=condition=Ready pod/gated --timeout=5s
  pod/gated condition met
