Nodes with a taint that nobody tolerates. Source: Kubernetes documentation, "Taints and Tolerations".

# fault: node-tainted node=worker-1 key=team value=audio effect=NoSchedule
# fault: node-tainted node=worker-2 key=team value=audio effect=NoSchedule
  $ kubectl run web --image=nginx; sleep 10; kubectl get pod web --no-headers | awk '{print $2, $3}'
  pod/web created
  0/1 Pending
  $ kubectl get events --field-selector involvedObject.name=web -o jsonpath='{.items[0].message}{"\n"}'
  0/3 nodes are available: 3 node(s) had untolerated taint(s). no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.
  $ kubectl taint node worker-2 team:NoSchedule-; sleep 10; kubectl get pod web --no-headers | awk '{print $2, $3}'
  node/worker-2 untainted
  1/1 Running
