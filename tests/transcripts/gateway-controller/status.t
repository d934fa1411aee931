What a controller says of classes, Gateways and routes. Source: the Gateway API's specification of conditions and
reasons (v1), NGINX Gateway Fabric's messages.

  $ kubectl get gatewayclass
  NAME  CONTROLLER  ACCEPTED  AGE
  nginx  gateway.nginx.org/nginx-gateway-controller  True  <age>
  $ cat > gateway.yaml <<E
  > apiVersion: gateway.networking.k8s.io/v1
  > kind: Gateway
  > metadata: {name: edge}
  > spec:
  >   gatewayClassName: nginx
  >   listeners:
  >   - {name: http, port: 80, protocol: HTTP, hostname: "*.example.com"}
  >   - {name: https, port: 443, protocol: HTTPS, tls: {certificateRefs: [{name: cert}]}}
  > E
  $ kubectl apply -f gateway.yaml
  gateway.gateway.networking.k8s.io/edge created
  $ sed 's/edge/idle/; s/: nginx/: other/' gateway.yaml | kubectl apply -f -
  gateway.gateway.networking.k8s.io/idle created
  $ settle
  $ kubectl get gateways
  NAME  CLASS  ADDRESS  PROGRAMMED  AGE
  edge  nginx  192.168.56.11  True  <age>
  idle  other  Unknown  <age>
  $ kubectl get gateway edge -o jsonpath='{range .status.listeners[*]}{.name} {.conditions[?(@.type=="ResolvedRefs")].reason} {.conditions[?(@.type=="Programmed")].status}{"\n"}{end}'
  http ResolvedRefs True
  https InvalidCertificateRef False
  $ kubectl get gateway edge -o jsonpath='{.status.conditions[?(@.type=="Accepted")].message}{"\n"}'
  The Gateway has at least one valid listener
  $ openssl req -x509 -newkey rsa:2048 -nodes -keyout t.key -out t.crt -subj /CN=a.example.com 2>/dev/null; kubectl create secret tls cert --cert=t.crt --key=t.key
  secret/cert created
  $ settle
  $ kubectl get gateway edge -o jsonpath='{.status.conditions[?(@.type=="Accepted")].message}{"\n"}'
  The Gateway is accepted
  $ cat > route.sh <<'E'
  > kubectl apply -f - <<Y
  > apiVersion: gateway.networking.k8s.io/v1
  > kind: HTTPRoute
  > metadata: {name: $1, namespace: ${5-default}}
  > spec:
  >   parentRefs: [{name: edge, namespace: default, sectionName: $2}]
  >   hostnames: [$3]
  >   rules: [{backendRefs: [{name: $4, port: 80}]}]
  > Y
  > E
  $ kubectl create service clusterip web --tcp=80; kubectl create ns guest
  service/web created
  namespace/guest created
  $ bash route.sh good http shop.example.com web; bash route.sh ghost http shop.example.com nothere; bash route.sh host http shop.example.org web
  httproute.gateway.networking.k8s.io/good created
  httproute.gateway.networking.k8s.io/ghost created
  httproute.gateway.networking.k8s.io/host created
  $ bash route.sh section tcp shop.example.com web; bash route.sh outside http shop.example.com web guest
  httproute.gateway.networking.k8s.io/section created
  httproute.gateway.networking.k8s.io/outside created
  $ settle
  $ kubectl get httproutes -A -o jsonpath='{range .items[*]}{.metadata.name}{range .status.parents[0].conditions[*]} {.type}={.reason}{end}{"\n"}{end}'
  ghost Accepted=Accepted ResolvedRefs=BackendNotFound
  good Accepted=Accepted ResolvedRefs=ResolvedRefs
  host Accepted=NoMatchingListenerHostname ResolvedRefs=ResolvedRefs
  section Accepted=NoMatchingParent ResolvedRefs=ResolvedRefs
  outside Accepted=NotAllowedByListeners ResolvedRefs=BackendNotFound
  $ kubectl get httproute ghost -o jsonpath='{.status.parents[0].conditions[?(@.type=="ResolvedRefs")].message}{"\n"}'
  spec.rules[0].backendRefs[0].name: Not found: "nothere"
  $ kubectl get gateway edge -o jsonpath='{.status.listeners[?(@.name=="http")].attachedRoutes}{"\n"}'
  2
  $ kubectl create service clusterip nothere --tcp=80
  service/nothere created
  $ settle
  $ kubectl get httproute ghost -o jsonpath='{.status.parents[0].conditions[?(@.type=="ResolvedRefs")].message}{"\n"}'
  All references are resolved
  $ kubectl delete httproute good
  httproute.gateway.networking.k8s.io "good" deleted from default namespace
  $ settle
  $ kubectl get gateway edge -o jsonpath='{.status.listeners[?(@.name=="http")].attachedRoutes}{"\n"}'
  1
