Restart policies and rules of single containers. Source: Kubernetes documentation, "Pod Lifecycle", container
restart policy and rules; KEP-5307 and KEP-5532.

  $ cat > pods.yaml <<'Y'
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: again}
  > spec:
  >   restartPolicy: Never
  >   containers:
  >   - name: c
  >     image: busybox:1.36
  >     command: [sh, -c, "sleep 1; exit 42"]
  >     restartPolicy: Never
  >     restartPolicyRules:
  >     - action: Restart
  >       exitCodes: {operator: In, values: [42]}
  > ---
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: once}
  > spec:
  >   restartPolicy: Always
  >   containers:
  >   - name: c
  >     image: busybox:1.36
  >     command: [sh, -c, "exit 0"]
  >     restartPolicy: OnFailure
  >   - name: d
  >     image: busybox:1.36
  >     command: [sh, -c, "exit 3"]
  >     restartPolicy: Never
  > ---
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: all}
  > spec:
  >   restartPolicy: Never
  >   initContainers:
  >   - name: i
  >     image: busybox:1.36
  >     command: ["true"]
  >   containers:
  >   - name: c
  >     image: busybox:1.36
  >     command: [sleep, "3600"]
  >   - name: watcher
  >     image: busybox:1.36
  >     command: [sh, -c, "sleep 4; exit 88"]
  >     restartPolicy: Never
  >     restartPolicyRules:
  >     - action: RestartAllContainers
  >       exitCodes: {operator: In, values: [88]}
  > Y
  $ kubectl apply -f pods.yaml
  pod/again created
  pod/once created
  pod/all created
  $ sleep 4; kubectl get pods again once
  NAME  READY  STATUS  RESTARTS  AGE
  again  0/1  Error  1 (<age> ago)  <age>
  once  0/2  Completed  0  <age>
  $ kubectl get pods again once -o jsonpath='{range .items[*]}{.status.phase}{"\n"}{end}'
  Running
  Failed
  $ sleep 3; kubectl get pod all -o jsonpath='{range .status.containerStatuses[*]}{.name} {.restartCount} {.lastState.terminated.exitCode}{"\n"}{end}'
  c 1 137
  watcher 1 88
  $ kubectl get pod all -o jsonpath='{.status.initContainerStatuses[0].restartCount} {.status.conditions[?(@.type=="AllContainersRestarting")].status}{"\n"}'
  1 False
