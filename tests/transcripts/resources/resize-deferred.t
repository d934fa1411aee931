A size that the node has no room for is put off, until another pod makes room. Source: Kubernetes documentation,
"Resize CPU and Memory Resources assigned to Containers"; pkg/kubelet/allocation.

  $ cat > pods.yaml <<'Y'
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: flex}
  > spec:
  >   containers:
  >   - name: c
  >     image: busybox:1.36
  >     command: [sleep, "3600"]
  >     resources: {requests: {cpu: 100m}, limits: {cpu: "2"}}
  > ---
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: big}
  > spec:
  >   containers:
  >   - name: c
  >     image: busybox:1.36
  >     command: [sleep, "3600"]
  >     resources: {requests: {cpu: "1"}}
  > Y
  $ kubectl apply -f pods.yaml
  pod/flex created
  pod/big created
  $ settle
  $ kubectl patch pod flex --subresource resize -p '{"spec":{"containers":[{"name":"c","resources":{"requests":{"cpu":"1500m"}}}]}}'
  pod/flex patched
  $ advance 3s
  $ kubectl get pod flex -o jsonpath='{range .status.conditions[?(@.type=="PodResizePending")]}{.status} {.reason}: {.message}{"\n"}{end}'
  True Deferred: Node didn't have enough resource: cpu, requested: 1500, used: 1100, capacity: 2000
  $ kubectl get pod flex -o jsonpath='{.spec.containers[0].resources.requests.cpu} {.status.containerStatuses[0].allocatedResources.cpu}{"\n"}'
  1500m 100m
  $ kubectl delete pod big --now
  pod "big" deleted from default namespace
  $ advance 3s
  $ kubectl get pod flex -o jsonpath='{.status.containerStatuses[0].allocatedResources.cpu} {.status.containerStatuses[0].resources.requests.cpu} {.status.containerStatuses[0].restartCount}{"\n"}'
  1500m 1500m 0
  $ kubectl get events --field-selector involvedObject.name=flex -o custom-columns=T:.type,R:.reason --no-headers | grep Resize
  Warning  ResizeDeferred
  Normal  ResizeStarted
  Normal  ResizeCompleted
  $ kubectl get pod flex -o jsonpath='{.status.conditions[*].type}{"\n"}'
  PodReadyToStartContainers Initialized Ready ContainersReady PodScheduled
