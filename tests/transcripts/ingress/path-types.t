The table of path types, asked one by one. Source: Kubernetes' documentation of Ingress (path types, examples, multiple
matches, wildcards).

  $ kubectl run tools --image=nicolaka/netshoot --command -- sleep infinity; kubectl run web --image=hashicorp/http-echo --port=5678 -- -text=web
  pod/tools created
  pod/web created
  $ kubectl expose pod web --port=80 --target-port=5678; kubectl run controller --image=registry.k8s.io/ingress-nginx/controller:v1.13.0 --port=80 --expose
  service/web exposed
  service/controller created
  pod/controller created
  $ kubectl apply -f - <<E
  > apiVersion: networking.k8s.io/v1
  > kind: IngressClass
  > metadata: {name: nginx}
  > spec: {controller: k8s.io/ingress-nginx}
  > E
  ingressclass.networking.k8s.io/nginx created
  $ cat > ingress.sh <<'E'
  > kubectl apply -f - >/dev/null <<Y
  > apiVersion: networking.k8s.io/v1
  > kind: Ingress
  > metadata: {name: site}
  > spec:
  >   ingressClassName: nginx
  >   rules: [{host: "$1", http: {paths: [{path: "$2", pathType: $3, backend: {service: {name: web, port: {number: 80}}}}]}}]
  > Y
  > shift 3
  > for url in $*; do echo $url $(kubectl exec tools -- curl -s -o /dev/null -w '%{http_code}' -H "Host: ${url%%/*}" http://controller/${url#*/}); done
  > E
  $ settle
  $ bash ingress.sh x.io / Prefix x.io/ x.io/any/path
  x.io/ 200
  x.io/any/path 200
  $ bash ingress.sh x.io /foo Exact x.io/foo x.io/foo/ x.io/bar
  x.io/foo 200
  x.io/foo/ 404
  x.io/bar 404
  $ bash ingress.sh x.io /foo/ Exact x.io/foo
  x.io/foo 404
  $ bash ingress.sh x.io /foo/ Prefix x.io/foo x.io/foo/ x.io/foo/bar x.io/foobar
  x.io/foo 200
  x.io/foo/ 200
  x.io/foo/bar 200
  x.io/foobar 404
  $ bash ingress.sh x.io /aaa/bb Prefix x.io/aaa/bbb x.io/aaa/bb
  x.io/aaa/bbb 404
  x.io/aaa/bb 200
  $ bash ingress.sh x.io /foo ImplementationSpecific x.io/foobar
  x.io/foobar 200
  $ bash ingress.sh '*.foo.com' / Prefix bar.foo.com/ baz.bar.foo.com/ foo.com/
  bar.foo.com/ 200
  baz.bar.foo.com/ 404
  foo.com/ 404
