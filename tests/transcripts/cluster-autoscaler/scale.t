Nodes come for pods that wait for room, and go when they have not been needed for ten minutes.
Source: https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/FAQ.md

  $ kubectl -n kube-system get deploy cluster-autoscaler --no-headers | awk '{print $2}'
  1/1
  $ kubectl -n kube-system get deploy cluster-autoscaler -o jsonpath='{.spec.template.spec.containers[0].command}' | jq -r '.[]' | grep nodes
  --nodes=0:4:workers
  $ kubectl create deployment big --image=nginx:1.27 --replicas=8 --dry-run=client -o yaml | kubectl set resources -f - --local --requests=cpu=1500m -o yaml | kubectl apply -f -
  deployment.apps/big created
  $ advance 15s
  $ kubectl get pods --no-headers | awk '{print $3}' | sort | uniq -c
        4 Pending
        4 Running
  $ kubectl get events --field-selector=reason=TriggeredScaleUp --no-headers | awk '{print $2, $3}' | uniq -c | wc -l
  1
  $ kubectl describe pods | grep -m1 -o 'pod triggered scale-up.*'
  pod triggered scale-up: [{workers 0->2 (max: 4)}]
  $ kubectl -n kube-system get cm cluster-autoscaler-status -o jsonpath='{.data.status}' | grep -A1 -E 'scaleUp|scaleDown|cloudProviderTarget' | grep -v lastProbe
    scaleUp:
      status: InProgress
  --
    scaleDown:
      status: NoCandidates
  --
      cloudProviderTarget: 2
      minSize: 0
  --
    scaleUp:
      status: InProgress
  --
    scaleDown:
      status: NoCandidates
  $ advance 75s
  $ kubectl get nodes --no-headers | awk '{print $2}' | uniq -c
        5 Ready
  $ kubectl get nodes -l kubekata.dev/node-group=workers --no-headers | wc -l
  2
  $ kubectl get pods --no-headers | awk '{print $3}' | sort | uniq -c
        8 Running
  $ kubectl get ds -n kube-system kube-proxy --no-headers | awk '{print $2, $4}'
  5 5
  $ kubectl get nodes -l kubekata.dev/node-group -o json | jq -r '.items[].spec.providerID' | sed 's/-.....$/-X/'
  kubekata:///workers/workers-X
  kubekata:///workers/workers-X
  $ kubectl -n kube-system describe cm cluster-autoscaler-status | grep -o 'Scale-up: .*'
  Scale-up: setting group workers size to 2 instead of 0 (max: 4)
  Scale-up: group workers size set to 2 instead of 0 (max: 4)
More than there may be: the size of the group is at most four.
  $ kubectl scale deploy big --replicas=14
  deployment.apps/big scaled
  $ advance 2m
  $ kubectl get pods --no-headers | awk '{print $3}' | sort | uniq -c
        2 Pending
       12 Running
  $ kubectl get nodes --no-headers | wc -l
  7
  $ kubectl describe pods | grep -o "pod didn't trigger scale-up.*" | sort -u
  pod didn't trigger scale-up: 1 max node group size reached
  $ kubectl run huge --image=nginx:1.27 --overrides='{"spec":{"containers":[{"name":"huge","image":"nginx:1.27","resources":{"requests":{"cpu":"50","memory":"1Ti"}}}]}}'
  pod/huge created
  $ kubectl run picky --image=nginx:1.27 --overrides='{"spec":{"nodeSelector":{"disk":"ssd"}}}'
  pod/picky created
  $ advance 20s
  $ kubectl describe pod huge | grep -o "pod didn't trigger scale-up.*"
  pod didn't trigger scale-up: 1 Insufficient cpu, 1 Insufficient memory
  $ kubectl describe pod picky | grep -o "pod didn't trigger scale-up.*"
  pod didn't trigger scale-up: 1 node(s) didn't match Pod's node affinity/selector
  $ kubectl delete pod huge picky --now
  pod "huge" deleted from default namespace
  pod "picky" deleted from default namespace
Nodes that are not needed are marked; after ten minutes they go.
  $ kubectl scale deploy big --replicas=2
  deployment.apps/big scaled
  $ advance 30s
  $ kubectl get nodes -l kubekata.dev/node-group -o json | jq -r '.items[].spec.taints[]? | .key + " " + .effect' | sort | uniq -c
        4 DeletionCandidateOfClusterAutoscaler PreferNoSchedule
  $ kubectl -n kube-system get cm cluster-autoscaler-status -o jsonpath='{.data.status}' | grep -A2 scaleDown | head -3
    scaleDown:
      status: CandidatesPresent
      candidates: 4
  $ advance 12m
  $ kubectl get nodes
  NAME  STATUS  ROLES  AGE  VERSION
  control-plane  Ready  control-plane  <age>  v1.36.2
  worker-1  Ready  <none>  <age>  v1.36.2
  worker-2  Ready  <none>  <age>  v1.36.2
  $ kubectl get pods --no-headers | awk '{print $3}' | sort | uniq -c
        2 Running
  $ kubectl get events --no-headers | grep -E 'ScaleDown' | awk '{$1=""; print}' | sed 's/workers-[a-z0-9]*/workers-X/' | sort | uniq -c
        4  Normal ScaleDown node/workers-X marked the node as toBeDeleted/unschedulable
        4  Normal ScaleDown node/workers-X node removed by cluster autoscaler
        1  Normal ScaleDown pod/big-<hash>-<rand> deleting pod for node scale down
        1  Normal ScaleDown pod/big-<hash>-<rand> deleting pod for node scale down
  $ advance 60s
  $ kubectl get pods -A -o wide --no-headers | grep -c workers-
  0
  [1]
  $ kubectl -n kube-node-lease get leases --no-headers | wc -l
  3
