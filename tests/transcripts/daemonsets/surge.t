With a surge the new pod comes first; a pod that is deleted has its successor at once.
Source: pkg/controller/daemon/daemon_controller.go (podsShouldBeOnNode), pkg/controller/daemon/update.go

  $ cat <<'EOF' | kubectl apply -f -
  > apiVersion: apps/v1
  > kind: DaemonSet
  > metadata: {name: agent}
  > spec:
  >   minReadySeconds: 2
  >   updateStrategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}
  >   selector: {matchLabels: {app: agent}}
  >   template:
  >     metadata: {labels: {app: agent}}
  >     spec:
  >       containers:
  >       - {name: c, image: "nginx:1.26"}
  > EOF
  daemonset.apps/agent created
  $ settle
  $ kubectl delete pod -l app=agent --wait=false | wc -l
  2
  $ kubectl get pods --no-headers | awk '{print $3}' | sort
  ContainerCreating
  ContainerCreating
  Terminating
  Terminating
  $ settle
  $ kubectl set image ds/agent c=nginx:1.27
  daemonset.apps/agent image updated
  $ settle
  $ kubectl get ds agent
  NAME  DESIRED  CURRENT  READY  UP-TO-DATE  AVAILABLE  NODE SELECTOR  AGE
  agent  2  2  2  2  2  <none>  <age>
  $ kubectl describe ds agent | sed -n '/^Events/,$p' | awk '{print $1, $2}' | sort | uniq -c
        1 ---- ------
        1 Events:
        6 Normal SuccessfulCreate
        2 Normal SuccessfulDelete
        1 Type Reason
  $ kubectl set image ds/agent c=nginx:doesnotexist
  daemonset.apps/agent image updated
  $ settle
  $ kubectl get pods --no-headers | awk '{print $2}' | sort
  0/1
  1/1
  1/1
  $ kubectl patch ds agent -p '{"spec":{"template":{"spec":{"containers":[{"name":"c","image":"nginx:1.28","resources":{"requests":{"cpu":"64"}}}]}}}}'
  daemonset.apps/agent patched
  $ settle
  $ kubectl get ds agent
  NAME  DESIRED  CURRENT  READY  UP-TO-DATE  AVAILABLE  NODE SELECTOR  AGE
  agent  2  2  2  0  2  <none>  <age>
  $ kubectl get pods --no-headers | awk '{print $3}' | sort
  Pending
  Running
  Running
