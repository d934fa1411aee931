A signal from within: the first process of a container gets what it has a handler for, and no SIGKILL. Source:
pid_namespaces(7); Kubernetes documentation, "Pod Lifecycle", how Pods handle problems with containers.

  $ kubectl run web --image=nginx:1.27
  pod/web created
  $ kubectl run deaf --image=busybox:1.36 -- sleep 3600
  pod/deaf created
  $ kubectl run polite --image=busybox:1.36 -- sh -c 'trap "echo bye; exit 7" TERM; while true; do sleep 1; done'
  pod/polite created
  $ settle
  $ kubectl exec web -- sh -c 'kill 1'
  $ kubectl exec deaf -- kill -9 1
  $ kubectl exec deaf -- kill -TERM 1
  $ kubectl exec polite -- kill -TERM 1
  $ advance 4s
  $ kubectl get pods
  NAME  READY  STATUS  RESTARTS  AGE
  deaf  1/1  Running  0  <age>
  polite  1/1  Running  1 (<age> ago)  <age>
  web  1/1  Running  1 (<age> ago)  <age>
  $ kubectl logs polite --previous
  bye
  $ kubectl get pods web polite -o jsonpath='{range .items[*]}{.status.containerStatuses[0].lastState.terminated.exitCode} {.status.containerStatuses[0].lastState.terminated.reason}{"\n"}{end}'
  0 Completed
  7 Error
