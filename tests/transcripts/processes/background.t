What a command in a container leaves running runs on, and is seen by the next; who asks for a signal gets it. Source:
Kubernetes documentation, "Get a Shell to a Running Container"; pid_namespaces(7), sh(1p).

  $ kubectl run box --image=busybox:1.36 --command -- sh -c 'trap "echo hangup" HUP; while true; do sleep 1; done'
  pod/box created
  $ kubectl wait --for=condition=Ready pod/box
  pod/box condition met
  $ kubectl exec box -- sh -c 'sleep 500 & echo started'
  started
  $ kubectl exec box -- ps -o pid,args | grep 'sleep 500' | grep -v grep | awk '{print $2, $3}'
  sleep 500
  $ kubectl exec box -- pkill -f 'sleep 500'; kubectl exec box -- ps -o args | grep -c 'sleep 500'
  0
  [1]
  $ kubectl exec box -- kill -HUP 1; sleep 2; kubectl logs box
  hangup
  $ kubectl exec box -- kill -9 1; sleep 1; kubectl get pod box --no-headers | awk '{print $3, $4}'
  Running 0
