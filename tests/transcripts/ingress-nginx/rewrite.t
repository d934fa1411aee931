Paths are rewritten before the backend sees them. Source: ingress-nginx' examples of rewriting (rewrite-target with
groups, app-root) and its rule that a rewrite makes patterns of all paths of its host.

  $ kubectl run tools --image=nicolaka/netshoot --command -- sleep infinity
  pod/tools created
  $ kubectl run web --image=traefik/whoami --port=80 --expose
  service/web created
  pod/web created
  $ cat > ingress.sh <<'E'
  > kubectl apply -f - <<Y
  > apiVersion: networking.k8s.io/v1
  > kind: Ingress
  > metadata: {name: site, annotations: {nginx.ingress.kubernetes.io/$1: $2}}
  > spec:
  >   ingressClassName: nginx
  >   rules: [{host: shop.example.com, http: {paths: [{path: "$3", pathType: $4, backend: {service: {name: web, port: {number: 80}}}}]}}]
  > Y
  > E
  $ cat > get.sh <<'E'
  > kubectl exec tools -- curl -s -H "Host: shop.example.com" http://ingress-nginx-controller.ingress-nginx$1 | grep HTTP
  > E
  $ bash ingress.sh rewrite-target '/$2' '/shop(/|$)(.*)' ImplementationSpecific
  ingress.networking.k8s.io/site created
  $ settle
  $ bash get.sh /shop; bash get.sh /shop/; bash get.sh '/shop/cart/1?x=2'; bash get.sh /SHOP/cart
  GET / HTTP/1.1
  GET / HTTP/1.1
  GET /cart/1?x=2 HTTP/1.1
  GET /cart HTTP/1.1
  $ kubectl delete ingress site
  ingress.networking.k8s.io "site" deleted from default namespace
  $ bash ingress.sh rewrite-target / /shop Prefix
  ingress.networking.k8s.io/site created
  $ bash get.sh /shop/cart
  GET / HTTP/1.1
  $ kubectl annotate ingress site nginx.ingress.kubernetes.io/rewrite-target-
  ingress.networking.k8s.io/site annotated
  $ bash get.sh /shop/cart
  GET /shop/cart HTTP/1.1
  $ kubectl patch ingress site --type=json -p '[{"op": "replace", "path": "/spec/rules/0/http/paths/0/path", "value": "/"}]'
  ingress.networking.k8s.io/site patched
  $ kubectl annotate ingress site nginx.ingress.kubernetes.io/app-root=/app1
  ingress.networking.k8s.io/site annotated
  $ kubectl exec tools -- curl -si -H "Host: shop.example.com" http://ingress-nginx-controller.ingress-nginx | grep -E '^(HTTP|Location)' | tr -d '\r'
  HTTP/1.1 302 Found
  Location: http://shop.example.com/app1
