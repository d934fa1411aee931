A nodeSelector that no node fits. Source: Kubernetes documentation, "Assigning Pods to Nodes".

  $ kubectl create deployment web --image=nginx:1.27; kubectl rollout status deployment web > /dev/null
  deployment.apps/web created
# fault: node-selector-unmatched deployment=web key=disktype value=nvme
  $ kubectl get events --field-selector reason=FailedScheduling -o jsonpath='{.items[0].message}{"\n"}'
  0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 node(s) didn't match Pod's node affinity/selector. no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.
  $ kubectl label node worker-2 disktype=nvme; sleep 10; kubectl get pods -o wide --no-headers | awk '{print $2, $3, $7}'
  node/worker-2 labeled
  1/1 Running worker-2
