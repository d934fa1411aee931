Pods of a node are evicted all at once; those that a budget holds back are tried again. Source: kubectl's drain.go
(evictPods).

  $ kubectl cordon worker-2 control-plane >/dev/null; kubectl create deployment web --image=nginx:1.27 --replicas=3; kubectl create pdb web --selector=app=web --min-available=2
  deployment.apps/web created
  poddisruptionbudget.policy/web created
  $ settle
  $ kubectl uncordon worker-2
  node/worker-2 uncordoned
  $ kubectl drain worker-1 --ignore-daemonsets --pod-selector=app=web 2>&1 | sed 's/web-[0-9a-z-]*/web/g' | uniq -c
        1 node/worker-1 cordoned
        2 evicting pod default/web
        1 error when evicting pods/"web" -n "default" (will retry after <age>): Cannot evict pod as it would violate the pod's disruption budget.
        1 evicting pod default/web
        1 error when evicting pods/"web" -n "default" (will retry after <age>): Cannot evict pod as it would violate the pod's disruption budget.
        1 pod/web evicted
        2 evicting pod default/web
        1 error when evicting pods/"web" -n "default" (will retry after <age>): Cannot evict pod as it would violate the pod's disruption budget.
        1 pod/web evicted
        1 evicting pod default/web
        1 pod/web evicted
        1 node/worker-1 drained
