Files that the containers of a pod share without a volume, and the message of one that ends. Source: Kubernetes
documentation, "Adding entries to Pod /etc/hosts with HostAliases", "Determine the Reason for Pod Failure".

  $ kubectl apply -f - <<'Y'
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: p}
  > spec:
  >   restartPolicy: OnFailure
  >   hostAliases: [{ip: 10.1.2.3, hostnames: [foo.remote, bar.remote]}]
  >   containers:
  >   - {name: a, image: "busybox:1.36", command: [sh, -c, 'until [ -f /tmp/stop ]; do sleep 1; done; echo -n because > /dev/termination-log; exit 3']}
  >   - {name: b, image: "busybox:1.36", command: [sleep, "10000"]}
  > Y
  pod/p created
  $ settle
  $ kubectl exec p -c a -- tail -3 /etc/hosts
  
  # Entries added by HostAliases.
  10.1.2.3	foo.remote	bar.remote
  $ kubectl exec p -c a -- sh -c 'echo 1.1.1.1 one >> /etc/hosts; echo a > /dev/shm/s; echo mine > /tmp/f'
  $ kubectl exec p -c b -- sh -c 'tail -1 /etc/hosts; cat /dev/shm/s; cat /tmp/f'
  1.1.1.1 one
  a
  ! cat: can't open '/tmp/f': No such file or directory
  ! command terminated with exit code 1
  [1]
The kubelet writes /etc/hosts anew for the container that starts again, and so for all.
  $ kubectl exec p -c a -- touch /tmp/stop
  $ advance 5s
  $ kubectl get pod p -o jsonpath='{.status.containerStatuses[0].lastState.terminated.exitCode} {.status.containerStatuses[0].lastState.terminated.message}{"\n"}'
  3 because
  $ kubectl exec p -c b -- sh -c 'tail -1 /etc/hosts; cat /dev/shm/s'
  10.1.2.3	foo.remote	bar.remote
  a
  $ kubectl exec p -c a -- ls -a /tmp
  .
  ..
