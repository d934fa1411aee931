References to other namespaces need a ReferenceGrant beside what is referred to. Source: the Gateway API's pages on
ReferenceGrant and on cross-namespace routing, NGINX Gateway Fabric's messages.

  $ kubectl run tools --image=nicolaka/netshoot --command -- sleep infinity
  pod/tools created
  $ kubectl create ns back; kubectl run web -n back --image=nginx --port=80 --expose
  namespace/back created
  service/web created
  pod/web created
  $ kubectl apply -f - <<E
  > apiVersion: gateway.networking.k8s.io/v1
  > kind: Gateway
  > metadata: {name: edge}
  > spec:
  >   gatewayClassName: nginx
  >   listeners: [{name: http, port: 80, protocol: HTTP}]
  > ---
  > apiVersion: gateway.networking.k8s.io/v1
  > kind: HTTPRoute
  > metadata: {name: site}
  > spec:
  >   parentRefs: [{name: edge}]
  >   rules: [{backendRefs: [{name: web, namespace: back, port: 80}]}]
  > E
  gateway.gateway.networking.k8s.io/edge created
  httproute.gateway.networking.k8s.io/site created
  $ settle
  $ kubectl get httproute site -o jsonpath='{range .status.parents[0].conditions[*]}{.type}={.status} {.reason}: {.message}{"\n"}{end}'
  Accepted=True Accepted: The Route is accepted
  ResolvedRefs=False RefNotPermitted: spec.rules[0].backendRefs[0].namespace: Forbidden: Backend ref to Service back/web not permitted by any ReferenceGrant
  $ kubectl exec tools -- curl -s http://192.168.56.11 | grep title
  <head><title>500 Internal Server Error</title></head>
  $ kubectl apply -f - <<E
  > apiVersion: gateway.networking.k8s.io/v1beta1
  > kind: ReferenceGrant
  > metadata: {name: routes, namespace: back}
  > spec:
  >   from: [{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: default}]
  >   to: [{group: "", kind: Service}]
  > E
  referencegrant.gateway.networking.k8s.io/routes created
  $ settle
  $ kubectl get httproute site -o jsonpath='{.status.parents[0].conditions[?(@.type=="ResolvedRefs")].reason}{"\n"}'
  ResolvedRefs
  $ kubectl exec tools -- curl -s http://192.168.56.11 | grep h1
  <h1>Welcome to nginx!</h1>
  $ kubectl get referencegrants -A
  NAMESPACE  NAME  AGE
  back  routes  <age>
  $ kubectl delete refgrant routes -n back
  referencegrant.gateway.networking.k8s.io "routes" deleted from back namespace
  $ settle
  $ kubectl exec tools -- curl -s -o /dev/null -w '%{http_code}\n' http://192.168.56.11
  500
