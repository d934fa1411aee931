A container that wants more memory than its limit is killed, and started again as its policy says. Source:
Kubernetes documentation, "Assign Memory Resources to Containers and Pods".

  $ cat > pods.yaml <<'Y'
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: hog}
  > spec:
  >   containers:
  >   - name: c
  >     image: polinux/stress
  >     command: [stress]
  >     args: ["--vm", "1", "--vm-bytes", 250M, "--vm-hang", "1"]
  >     resources: {requests: {memory: 50Mi}, limits: {memory: 100Mi}}
  > ---
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: fits}
  > spec:
  >   containers:
  >   - name: c
  >     image: polinux/stress
  >     command: [stress]
  >     args: ["--vm", "1", "--vm-bytes", 150M, "--vm-hang", "1"]
  >     resources: {limits: {memory: 200Mi}}
  > ---
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: shell}
  > spec:
  >   restartPolicy: Never
  >   containers:
  >   - name: c
  >     image: busybox:1.36
  >     command: [sh, -c, "head -c 100m /dev/zero | tail; echo not reached"]
  >     resources: {limits: {memory: 64Mi}}
  > ---
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: whole}
  > spec:
  >   restartPolicy: Never
  >   resources: {limits: {memory: 64Mi}}
  >   containers:
  >   - name: c
  >     image: busybox:1.36
  >     command: [dd, if=/dev/zero, of=/dev/null, bs=128M, count=1]
  > Y
  $ kubectl apply -f pods.yaml
  pod/hog created
  pod/fits created
  pod/shell created
  pod/whole created
  $ advance 5s
  $ kubectl get pods
  NAME  READY  STATUS  RESTARTS  AGE
  fits  1/1  Running  0  <age>
  hog  0/1  OOMKilled  1 (<age> ago)  <age>
  shell  0/1  OOMKilled  0  <age>
  whole  0/1  OOMKilled  0  <age>
  $ kubectl describe pod hog | grep -A 5 'Last State'
      Last State:  Terminated
        Reason:  OOMKilled
        Exit Code:  137
        Started:  <time>
        Finished:  <time>
      Ready:  False
  $ kubectl get pods hog shell -o jsonpath='{range .items[*]}{.metadata.name} {.status.phase}{"\n"}{end}'
  hog Running
  shell Failed
  $ kubectl logs shell
  $ kubectl logs fits
  stress: info: [1] dispatching hogs: 0 cpu, 0 io, 1 vm, 0 hdd

More memory for a running container: it is not killed any more.
  $ kubectl patch pod hog --subresource resize -p '{"spec":{"containers":[{"name":"c","resources":{"limits":{"memory":"300Mi"}}}]}}'
  pod/hog patched
  $ advance 20s
  $ kubectl get pod hog
  NAME  READY  STATUS  RESTARTS  AGE
  hog  1/1  Running  2 (<age> ago)  <age>
