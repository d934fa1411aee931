A listener ends TLS with the certificate of its hostname. Source: the Gateway API's guide to TLS.

  $ kubectl run tools --image=nicolaka/netshoot --command -- sleep infinity; kubectl run web --image=nginx --port=80 --expose
  pod/tools created
  service/web created
  pod/web created
  $ openssl req -x509 -newkey rsa:2048 -nodes -keyout t.key -out t.crt -subj /CN=shop.example.com 2>/dev/null; kubectl create secret tls shop --cert=t.crt --key=t.key
  secret/shop created
  $ kubectl apply -f - <<E
  > apiVersion: gateway.networking.k8s.io/v1
  > kind: Gateway
  > metadata: {name: edge}
  > spec:
  >   gatewayClassName: nginx
  >   listeners:
  >   - {name: https, port: 443, protocol: HTTPS, hostname: shop.example.com, tls: {certificateRefs: [{name: shop}]}}
  >   - {name: http, port: 80, protocol: HTTP}
  > ---
  > apiVersion: gateway.networking.k8s.io/v1
  > kind: HTTPRoute
  > metadata: {name: site}
  > spec:
  >   parentRefs: [{name: edge, sectionName: https}]
  >   rules: [{backendRefs: [{name: web, port: 80}]}]
  > ---
  > apiVersion: gateway.networking.k8s.io/v1
  > kind: HTTPRoute
  > metadata: {name: redirect}
  > spec:
  >   parentRefs: [{name: edge, sectionName: http}]
  >   rules: [{filters: [{type: RequestRedirect, requestRedirect: {scheme: https, statusCode: 301}}]}]
  > E
  gateway.gateway.networking.k8s.io/edge created
  httproute.gateway.networking.k8s.io/site created
  httproute.gateway.networking.k8s.io/redirect created
  $ settle
  $ kubectl exec tools -- curl -sk --resolve shop.example.com:443:192.168.56.11 https://shop.example.com | grep h1
  <h1>Welcome to nginx!</h1>
  $ kubectl exec tools -- curl -skL --resolve shop.example.com:80:192.168.56.11 --resolve shop.example.com:443:192.168.56.11 http://shop.example.com | grep h1
  <h1>Welcome to nginx!</h1>
  $ kubectl exec tools -- curl -sk -o /dev/null -w '%{http_code}\n' --resolve blog.example.com:443:192.168.56.11 https://blog.example.com
  404
  $ kubectl delete secret shop
  secret "shop" deleted from default namespace
  $ settle
  $ kubectl get gateway edge -o jsonpath='{.status.listeners[0].conditions[?(@.type=="Programmed")].message}{"\n"}'
  tls.certificateRefs[0]: Invalid value: default/shop: secret does not exist
  $ kubectl exec tools -- curl -sk --resolve shop.example.com:443:192.168.56.11 https://shop.example.com
  ! command terminated with exit code 7
  [7]
