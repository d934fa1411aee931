Which ReplicaSet is the new one follows from the template, not from the revision: a paused Deployment that has been
changed has none yet. The old ones are told in the order in which they were made.
Source: staging/src/k8s.io/kubectl/pkg/util/deployment/deployment.go

  $ kubectl create deploy web --image=nginx:1.25 --replicas=2
  deployment.apps/web created
  $ settle
  $ kubectl rollout pause deploy web
  deployment.apps/web paused
  $ kubectl set image deploy/web nginx=nginx:1.26
  deployment.apps/web image updated
  $ settle
  $ kubectl describe deploy web | grep -E 'ReplicaSets?:|Progressing'
    Progressing  Unknown  DeploymentPaused
  OldReplicaSets:  web-<hash> (2/2 replicas created)
  NewReplicaSet:  <none>
  $ kubectl rollout resume deploy web
  deployment.apps/web resumed
  $ settle
  $ kubectl set image deploy/web nginx=nginx:1.27
  deployment.apps/web image updated
  $ settle
  $ kubectl rollout undo deploy web --to-revision=1
  deployment.apps/web rolled back
  $ settle
  $ kubectl rollout undo deploy web --to-revision=2
  deployment.apps/web rolled back
  $ settle
  $ kubectl rollout history deploy web
  deployment.apps/web
  REVISION  CHANGE-CAUSE
  3  <none>
  4  <none>
  5  <none>
  
  $ kubectl get rs --sort-by=.metadata.creationTimestamp -o jsonpath='{range .items[*]}{.spec.template.spec.containers[0].image} {.metadata.annotations.deployment\.kubernetes\.io/revision} {.metadata.annotations.deployment\.kubernetes\.io/revision-history}{"\n"}{end}'
  nginx:1.25 4 1
  nginx:1.26 5 2
  nginx:1.27 3
  $ old=$(kubectl describe deploy web | sed -n 's/^OldReplicaSets: *//p' | grep -o 'web-[a-z0-9]*'); for rs in $old; do kubectl get rs $rs -o jsonpath='{.spec.template.spec.containers[0].image}{"\n"}'; done
  nginx:1.25
  nginx:1.27
