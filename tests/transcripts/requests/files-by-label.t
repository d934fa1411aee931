Selectors beside files look at what the files say. Source: cli-runtime's resource builder.

  $ kubectl run a --image=nginx -l a=b; kubectl run b --image=nginx -l a=c
  pod/a created
  pod/b created
  $ settle
  $ kubectl get pod a b -o yaml > f.yaml
  $ kubectl label pod a b a=z --overwrite
  pod/a labeled
  pod/b labeled
  $ kubectl get -f f.yaml -l a=b
  NAME   READY   STATUS    RESTARTS   AGE
  a      1/1     Running   0          4s
  $ kubectl get -f f.yaml -l a=b -o name
  pod/a
  $ kubectl get -f f.yaml -l a=z
  ! No resources found in default namespace.
  $ kubectl delete -f f.yaml -l a=c
  pod "b" deleted from default namespace
  $ kubectl get pods --profile=all
  ! error: unknown profile 'all'
  [1]
