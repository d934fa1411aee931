A pod that fits nowhere is tried again after five minutes, and its events become a series. Source:
backend/queue/scheduling_queue.go (flushUnschedulablePodsLeftover), client-go tools/events/event_broadcaster.go.

  $ kubectl run big --image=nginx:1.27 --overrides='{"spec":{"containers":[{"name":"c","image":"nginx:1.27","resources":{"requests":{"cpu":"10"}}}]}}'
  pod/big created
  $ settle
  $ kubectl get events --field-selector reason=FailedScheduling -o custom-columns=POD:.involvedObject.name,SERIES:.series.count
  POD  SERIES
  big  <none>
The condition was written after the first event, so the second one is about another revision of the pod.
  $ advance 340s
  $ kubectl get events --field-selector reason=FailedScheduling -o custom-columns=POD:.involvedObject.name,SERIES:.series.count
  POD  SERIES
  big  <none>
  big  <none>
  $ advance 330s
  $ kubectl get events --field-selector reason=FailedScheduling --sort-by=.metadata.creationTimestamp -o custom-columns=POD:.involvedObject.name,SERIES:.series.count
  POD  SERIES
  big  <none>
  big  2
  $ kubectl describe pod big | sed -n '/^Events/,$p' | cut -c1-60
  Events:
    Type  Reason  Age  From
    ----  ------  ----  ----
    Warning  FailedScheduling  <age>  default-sc
    Warning  FailedScheduling  <age> (x2 over <age>)  default-sc
A change that cannot help wakes nobody; one that can does.
  $ kubectl run picky --image=nginx:1.27 --overrides='{"spec":{"nodeSelector":{"disk":"ssd"}}}'
  pod/picky created
  $ settle
  $ kubectl label node worker-1 color=blue
  node/worker-1 labeled
  $ kubectl taint node worker-2 a=b:NoSchedule
  node/worker-2 tainted
  $ advance 5s
  $ kubectl get events --field-selector reason=FailedScheduling,involvedObject.name=picky -o name | wc -l
  1
  $ kubectl label node worker-1 disk=ssd
  node/worker-1 labeled
  $ advance 5s
  $ kubectl get pod picky -o jsonpath='{.spec.nodeName}{"\n"}'
  worker-1
