A postStart hook that takes its time: the kubelet does not say that the container runs, and starts none behind
it. Source: Kubernetes documentation, "Container Lifecycle Hooks"; kubeGenericRuntimeManager.startContainer.

  $ kubectl apply -f - <<'Y'
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: slow}
  > spec:
  >   containers:
  >   - name: first
  >     image: busybox:1.36
  >     command: [sleep, "3600"]
  >     lifecycle: {postStart: {exec: {command: [sleep, "8"]}}}
  >   - name: second
  >     image: busybox:1.36
  >     command: [sleep, "3600"]
  > Y
  pod/slow created
  $ sleep 4; kubectl get pod slow
  NAME  READY  STATUS  RESTARTS  AGE
  slow  0/2  ContainerCreating  0  <age>
  $ kubectl get events --field-selector involvedObject.name=slow -o custom-columns=REASON:.reason,FIELD:.involvedObject.fieldPath --no-headers
  Scheduled  <none>
  Pulling  spec.containers{first}
  Pulled  spec.containers{first}
  Created  spec.containers{first}
  Started  spec.containers{first}
  $ kubectl get pod slow -o jsonpath='{.status.phase} {.status.containerStatuses[*].state}{"\n"}'
  Pending {"waiting":{"reason":"ContainerCreating"}} {"waiting":{"reason":"ContainerCreating"}}
  $ kubectl wait --for=condition=Ready pod/slow --timeout=10s
  pod/slow condition met
  $ kubectl get pod slow
  NAME  READY  STATUS  RESTARTS  AGE
  slow  2/2  Running  0  <age>
