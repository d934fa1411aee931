A proxy is added to the Pods of namespaces that ask for it; without the injector no Pod comes there.
Source: https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/

  $ kubectl create ns shop; kubectl label ns shop istio-injection=enabled
  namespace/shop created
  namespace/shop labeled
  $ kubectl -n shop create deployment web --image=nginx:1.27; kubectl -n shop run plain --image=nginx:1.27 --labels=sidecar.istio.io/inject=false; kubectl run outside --image=nginx:1.27
  deployment.apps/web created
  pod/plain created
  pod/outside created
  $ advance 20s
  $ kubectl -n shop get pods; kubectl get pods
  NAME  READY  STATUS  RESTARTS  AGE
  plain  1/1  Running  0  <age>
  web-<hash>-<rand>  2/2  Running  0  <age>
  NAME  READY  STATUS  RESTARTS  AGE
  outside  1/1  Running  0  <age>
  $ kubectl -n shop get pods -l app=web -o jsonpath='{range .items[*].spec.containers[*]}{.name} {end}{.items[0].spec.initContainers[*].name}'
  nginx istio-proxy istio-init
  $ kubectl -n istio-system scale deploy istiod --replicas=0
  deployment.apps/istiod scaled
  $ settle
  $ kubectl -n shop scale deploy web --replicas=2; sleep 1; kubectl -n shop get deploy web; kubectl -n shop describe rs | grep -m1 -o 'Error creating: .*://[^"]*'
  deployment.apps/web scaled
  NAME  READY  UP-TO-DATE  AVAILABLE  AGE
  web  1/2  1  1  <age>
  Error creating: Internal error occurred: failed calling webhook "namespace.sidecar-injector.istio.io": failed to call webhook: Post "https://istiod.istio-system.svc:443/inject?timeout=10s
