A DaemonSet's pod names its node by a field, so that no other node is looked at. Source:
plugins/nodeaffinity (PreFilter), schedule_one.go (findNodesThatFitPod).

  $ kubectl run full --image=nginx:1.27 --overrides='{"spec":{"nodeSelector":{"kubernetes.io/hostname":"worker-1"},"containers":[{"name":"c","image":"nginx:1.27","resources":{"requests":{"cpu":"3"}}}]}}'
  pod/full created
  $ settle
  $ cat <<'X' | kubectl apply -f -
  > apiVersion: apps/v1
  > kind: DaemonSet
  > metadata: {name: agent}
  > spec:
  >   selector: {matchLabels: {app: agent}}
  >   template:
  >     metadata: {labels: {app: agent}}
  >     spec:
  >       containers: [{name: c, image: "nginx:1.27", resources: {requests: {cpu: "2"}}}]
  > X
  daemonset.apps/agent created
  $ settle
  $ kubectl get ds agent --no-headers | awk '{print $2, $3, $4}'
  2 2 1
  $ kubectl get pods -l app=agent --field-selector=status.phase=Pending -o jsonpath='{.items[0].status.conditions[?(@.type=="PodScheduled")].message}{"\n"}'
  0/3 nodes are available: 1 Insufficient cpu, 2 node(s) didn't satisfy plugin(s) [NodeAffinity]. no new claims to deallocate, preemption: 0/3 nodes are available: 1 No preemption victims found for incoming pod, 2 Preemption is not helpful for scheduling.
  $ cat <<'X' | kubectl apply -f -
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: nowhere}
  > spec:
  >   affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchFields: [{key: metadata.name, operator: In, values: [worker-9]}]}]}}}
  >   containers: [{name: c, image: "nginx:1.27"}]
  > X
  pod/nowhere created
  $ settle
  $ kubectl get pod nowhere -o jsonpath='{.status.conditions[?(@.type=="PodScheduled")].message}{"\n"}'
  0/3 nodes are available: 3 node(s) didn't satisfy plugin(s) [NodeAffinity]. no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.
