Containers that write more than their limit of ephemeral storage are evicted with their pod. Source: Kubernetes
documentation, "Local ephemeral storage"; localStorageEviction in pkg/kubelet/eviction.

  $ cat > pod.yaml <<'Y'
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: writer}
  > spec:
  >   containers:
  >   - name: one
  >     image: busybox:1.36
  >     command: [sleep, "3600"]
  >     resources: {limits: {ephemeral-storage: 50Mi}}
  >   - name: two
  >     image: busybox:1.36
  >     command: [sleep, "3600"]
  >     resources: {limits: {ephemeral-storage: 100Mi}}
  > Y
  $ kubectl apply -f pod.yaml
  pod/writer created
  $ sed 's/writer/both/' pod.yaml | kubectl apply -f -
  pod/both created
  $ settle
  $ kubectl exec writer -c one -- dd if=/dev/zero of=/tmp/big bs=1M count=60
  ! 60+0 records in
  ! 60+0 records out
  ! 62914560 bytes (60MB) copied, 0.031557 seconds, 1.9GB/s
  $ kubectl exec both -c two -- sh -c 'dd if=/dev/zero of=/tmp/big bs=1M count=160 2> /dev/null'
  $ advance 15s
  $ kubectl get pods
  NAME  READY  STATUS  RESTARTS  AGE
  both  0/2  Error  0  <age>
  writer  0/2  Error  0  <age>
  $ kubectl get pods -o jsonpath='{range .items[*]}{.status.phase} {.status.reason}: {.status.message}{"\n"}{end}'
  Failed Evicted: Pod ephemeral local storage usage exceeds the total limit of containers 150Mi. 
  Failed Evicted: Container one exceeded its local ephemeral storage limit "50Mi". 
  $ kubectl get events --field-selector reason=Evicted -o custom-columns=T:.type,M:.message --no-headers
  Warning  Pod ephemeral local storage usage exceeds the total limit of containers 150Mi.
  Warning  Container one exceeded its local ephemeral storage limit "50Mi".
