A route's matches and their precedence: exact, the longer prefix, method, headers, query. Source: the Gateway API's
specification of HTTPRouteRule and its guide to HTTP routing.

  $ kubectl run tools --image=nicolaka/netshoot --command -- sleep infinity
  pod/tools created
  $ for v in one two three four five; do kubectl run $v --image=hashicorp/http-echo --port=5678 -- -text=$v; kubectl expose pod $v --port=80 --target-port=5678; done >/dev/null
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
  >   hostnames: [shop.example.com]
  >   rules:
  >   - backendRefs: [{name: one, port: 80}]
  >   - matches: [{path: {type: PathPrefix, value: /api}}]
  >     backendRefs: [{name: two, port: 80}]
  >   - matches: [{path: {type: Exact, value: /api}}]
  >     backendRefs: [{name: three, port: 80}]
  >   - matches: [{path: {type: PathPrefix, value: /api}, headers: [{name: env, value: canary}]}]
  >     backendRefs: [{name: four, port: 80}]
  >   - matches: [{path: {type: PathPrefix, value: /api}, method: DELETE}]
  >     backendRefs: [{name: five, port: 80}]
  > E
  gateway.gateway.networking.k8s.io/edge created
  httproute.gateway.networking.k8s.io/site created
  $ settle
  $ cat > get.sh <<'E'
  > path=$1; shift
  > kubectl exec tools -- curl -s -H 'Host: shop.example.com' "$@" http://$(kubectl get gateway edge -o jsonpath='{.status.addresses[0].value}')$path
  > E
  $ bash get.sh /; bash get.sh /apis; bash get.sh /api/v1; bash get.sh /api
  one
  one
  two
  three
  $ bash get.sh /api/v1 -H 'Env: canary'; bash get.sh /api/v1 -H 'Env: prod'
  four
  two
  $ bash get.sh /api/v1 -X DELETE -H 'Env: canary'
  five
  $ kubectl exec tools -- curl -s -H 'Host: blog.example.com' http://192.168.56.11 | head -2
  <html>
  <head><title>404 Not Found</title></head>
