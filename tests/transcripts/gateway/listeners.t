Listeners that cannot be: a protocol that nobody speaks, two on one port, kinds of routes, a certificate that is
somebody else's; and the routes that find none. Source: the Gateway API's conditions and reasons, NGINX Gateway
Fabric's messages.

  $ kubectl create ns certs; kubectl create secret generic web -n certs --from-literal=x=y
  namespace/certs created
  secret/web created
  $ kubectl apply -f - <<E
  > apiVersion: gateway.networking.k8s.io/v1
  > kind: Gateway
  > metadata: {name: edge}
  > spec:
  >   gatewayClassName: nginx
  >   listeners:
  >   - {name: good, port: 80, protocol: HTTP, allowedRoutes: {kinds: [{kind: HTTPRoute}]}}
  >   - {name: odd, port: 81, protocol: example.com/odd}
  >   - {name: kinds, port: 82, protocol: HTTP, allowedRoutes: {kinds: [{kind: TCPRoute}]}}
  >   - {name: secret, port: 443, protocol: HTTPS, tls: {certificateRefs: [{name: web, namespace: certs}]}}
  >   - {name: clear, port: 8443, protocol: HTTP}
  >   - {name: closed, port: 8443, protocol: HTTPS, tls: {certificateRefs: [{name: web}]}}
  > E
  gateway.gateway.networking.k8s.io/edge created
  $ settle
  $ kubectl get gateway edge -o jsonpath='{range .status.listeners[*]}{.name}: {.conditions[?(@.type=="Programmed")].status} {.conditions[?(@.type=="Programmed")].message}{"\n"}{end}'
  good: True The Listener is programmed
  odd: False protocol: Unsupported value: "example.com/odd": supported values: "HTTP", "HTTPS", "TLS"
  kinds: False Unsupported route kind for protocol HTTP "gateway.networking.k8s.io/TCPRoute"
  secret: False Certificate ref to secret certs/web not permitted by any ReferenceGrant
  clear: False Multiple listeners for the same port 8443 specify incompatible protocols; ensure only one protocol per port
  closed: False Multiple listeners for the same port 8443 specify incompatible protocols; ensure only one protocol per port
  $ kubectl get gateway edge -o jsonpath='{range .status.listeners[*]}{.name}:{range .conditions[*]} {.type}={.reason}{end}{"\n"}{end}'
  good: Accepted=Accepted Programmed=Programmed ResolvedRefs=ResolvedRefs Conflicted=NoConflicts
  odd: Accepted=UnsupportedProtocol Programmed=Invalid ResolvedRefs=ResolvedRefs Conflicted=NoConflicts
  kinds: Accepted=Accepted Programmed=Invalid ResolvedRefs=InvalidRouteKinds Conflicted=NoConflicts
  secret: Accepted=RefNotPermitted Programmed=Invalid ResolvedRefs=RefNotPermitted Conflicted=NoConflicts
  clear: Accepted=ProtocolConflict Programmed=Invalid ResolvedRefs=ResolvedRefs Conflicted=ProtocolConflict
  closed: Accepted=ProtocolConflict Programmed=Invalid ResolvedRefs=ResolvedRefs Conflicted=ProtocolConflict
  $ for section in odd kinds clear; do kubectl apply -f - <<E
  > apiVersion: gateway.networking.k8s.io/v1
  > kind: HTTPRoute
  > metadata: {name: $section}
  > spec: {parentRefs: [{name: edge, sectionName: $section}]}
  > E
  > done
  httproute.gateway.networking.k8s.io/odd created
  httproute.gateway.networking.k8s.io/kinds created
  httproute.gateway.networking.k8s.io/clear created
  $ kubectl apply -f - <<E
  > apiVersion: gateway.networking.k8s.io/v1
  > kind: GRPCRoute
  > metadata: {name: calls}
  > spec: {parentRefs: [{name: edge, sectionName: good}]}
  > E
  grpcroute.gateway.networking.k8s.io/calls created
  $ settle
  $ kubectl get httproutes,grpcroutes -o jsonpath='{range .items[*]}{.kind} {.metadata.name} {.status.parents[0].conditions[0].reason}{"\n"}{end}'
  HTTPRoute clear InvalidListener
  HTTPRoute kinds InvalidListener
  HTTPRoute odd InvalidListener
  GRPCRoute calls NotAllowedByListeners
