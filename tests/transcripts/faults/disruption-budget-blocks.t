A budget that lets no Pod go. Source: Kubernetes documentation, "Specifying a Disruption Budget for your Application", "Safely
Drain a Node".

  $ kubectl create deployment web --image=nginx:1.27 --replicas=2; kubectl rollout status deployment web > /dev/null
  deployment.apps/web created
# fault: disruption-budget-blocks deployment=web budget=web
  $ kubectl get pdb web --no-headers | awk '{print $2, $4}'
  100% 0
  $ kubectl drain worker-1 --ignore-daemonsets --timeout=12s 2>&1 | grep -o "Cannot evict pod as it would violate the pod's disruption budget." | head -1
  Cannot evict pod as it would violate the pod's disruption budget.
  $ kubectl patch pdb web -p '{"spec":{"minAvailable":1}}'; kubectl drain worker-1 --ignore-daemonsets --timeout=60s 2>&1 | tail -1
  poddisruptionbudget.policy/web patched
  node/worker-1 drained
