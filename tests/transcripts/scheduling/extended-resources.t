Resources that only a node's status names. Source: "Advertise Extended Resources for a Node", plugins/noderesources,
kubectl describe node (describeNodeResource).

  $ kubectl patch node worker-1 --subresource=status --type=merge -p '{"status":{"capacity":{"example.com/dongle":"2"},"allocatable":{"example.com/dongle":"2"}}}'
  node/worker-1 patched
  $ for i in 1 2 3; do kubectl run d$i --image=nginx:1.27 --overrides='{"spec":{"containers":[{"name":"c","image":"nginx:1.27","resources":{"requests":{"example.com/dongle":"1"},"limits":{"example.com/dongle":"1"}}}]}}'; sleep 1; done
  pod/d1 created
  pod/d2 created
  pod/d3 created
  $ settle
  $ kubectl get pods -o custom-columns=NAME:.metadata.name,NODE:.spec.nodeName
  NAME  NODE
  d1  worker-1
  d2  worker-1
  d3  <none>
  $ kubectl get pod d3 -o jsonpath='{.status.conditions[0].message}{"\n"}'
  0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 Insufficient example.com/dongle. no new claims to deallocate, preemption: 0/3 nodes are available: 1 No preemption victims found for incoming pod, 2 Preemption is not helpful for scheduling.
  $ kubectl describe node worker-1 | grep dongle
    example.com/dongle:  2
    example.com/dongle:  2
    example.com/dongle  2  2
  $ kubectl patch node worker-2 --subresource=status --type=merge -p '{"status":{"capacity":{"example.com/dongle":"1"},"allocatable":{"example.com/dongle":"1"}}}'
  node/worker-2 patched
  $ advance 5s
  $ kubectl get pod d3 -o jsonpath='{.spec.nodeName}{"\n"}'
  worker-2
