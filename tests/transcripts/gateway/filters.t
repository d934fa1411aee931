Filters of a rule: headers, redirection, rewriting. Source: the Gateway API's guides (HTTP redirects and rewrites, HTTP
header modifiers).

  $ kubectl run tools --image=nicolaka/netshoot --command -- sleep infinity
  pod/tools created
  $ kubectl run web --image=traefik/whoami --port=80 --expose
  service/web created
  pod/web created
  $ cat > route.sh <<'E'
  > kubectl apply -f - <<Y
  > apiVersion: gateway.networking.k8s.io/v1
  > kind: HTTPRoute
  > metadata: {name: site}
  > spec:
  >   parentRefs: [{name: edge}]
  >   rules: [{matches: [{path: {type: PathPrefix, value: /shop}}], filters: [$1] $2}]
  > Y
  > E
  $ kubectl apply -f - <<E
  > apiVersion: gateway.networking.k8s.io/v1
  > kind: Gateway
  > metadata: {name: edge}
  > spec:
  >   gatewayClassName: nginx
  >   listeners: [{name: http, port: 8080, protocol: HTTP}]
  > E
  gateway.gateway.networking.k8s.io/edge created
  $ cat > get.sh <<'E'
  > kubectl exec tools -- curl -si --resolve x.example.com:8080:192.168.56.11 "http://x.example.com:8080$1" | tr -d '\r' | grep -E "$2"
  > E
  $ backend=', backendRefs: [{name: web, port: 80}]'
  $ bash route.sh '{type: URLRewrite, urlRewrite: {hostname: in.example.com, path: {type: ReplacePrefixMatch, replacePrefixMatch: /}}}' ', backendRefs: [{name: web, port: 80}]'
  httproute.gateway.networking.k8s.io/site created
  $ settle
  $ bash get.sh '/shop/cart?x=1' '^(GET|Host:)'
  GET /cart?x=1 HTTP/1.1
  Host: in.example.com
  $ bash route.sh '{type: RequestRedirect, requestRedirect: {scheme: https, statusCode: 301}}'
  httproute.gateway.networking.k8s.io/site configured
  $ bash get.sh /shop/cart '^(HTTP|Location)'
  HTTP/1.1 301 Moved Permanently
  Location: https://x.example.com/shop/cart
  $ bash route.sh '{type: RequestRedirect, requestRedirect: {hostname: y.example.com, path: {type: ReplaceFullPath, replaceFullPath: /new}}}'
  httproute.gateway.networking.k8s.io/site configured
  $ bash get.sh /shop/cart '^(HTTP|Location)'
  HTTP/1.1 302 Found
  Location: http://y.example.com:8080/new
  $ bash route.sh '{type: ResponseHeaderModifier, responseHeaderModifier: {set: [{name: X-By, value: edge}]}}' ', backendRefs: [{name: web, port: 80}]'
  httproute.gateway.networking.k8s.io/site configured
  $ bash get.sh /shop '^(HTTP|X-By)'
  HTTP/1.1 200 OK
  X-By: edge
  $ bash route.sh '{type: RequestRedirect, requestRedirect: {scheme: https}}' ', backendRefs: [{name: web, port: 80}]'
  ! The HTTPRoute "site" is invalid: spec.rules[0]: Invalid value: RequestRedirect filter must not be used together with backendRefs
  [1]
