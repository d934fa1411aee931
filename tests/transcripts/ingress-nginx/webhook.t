The controller's webhook refuses what it could not serve. Source: ingress-nginx' documentation of its admission
webhook and of strict-validate-path-type.

  $ kubectl create ingress one --class=nginx --rule='shop.example.com/=web:80'
  ingress.networking.k8s.io/one created
  $ kubectl create ingress two --class=nginx --rule='shop.example.com/=api:80'
  ! error: failed to create ingress: admission webhook "validate.nginx.ingress.kubernetes.io" denied the request: host "shop.example.com" and path "/" is already defined in ingress default/one
  [1]
  $ kubectl create ingress two --class=nginx --rule='shop.example.com/api=api:80'
  ingress.networking.k8s.io/two created
  $ kubectl apply -f - <<'E'
  > apiVersion: networking.k8s.io/v1
  > kind: Ingress
  > metadata: {name: three, annotations: {nginx.ingress.kubernetes.io/rewrite-target: /$2}}
  > spec:
  >   ingressClassName: nginx
  >   rules: [{http: {paths: [{path: "/a(/|$)(.*)", pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}}]
  > E
  ! Error from server (BadRequest): error when creating "STDIN": admission webhook "validate.nginx.ingress.kubernetes.io" denied the request: ingress contains invalid paths: path /a(/|$)(.*) cannot be used with pathType Prefix
  [1]
  $ kubectl scale deployment ingress-nginx-controller -n ingress-nginx --replicas=0
  deployment.apps/ingress-nginx-controller scaled
  $ settle
  $ kubectl create ingress four --class=nginx --rule='x.example.com/=web:80' 2>&1 | sed 's/10\.[0-9.]*:/<ip>:/'
  error: failed to create ingress: Internal error occurred: failed calling webhook "validate.nginx.ingress.kubernetes.io": failed to call webhook: Post "https://ingress-nginx-controller-admission.ingress-nginx.svc:443/networking/v1/ingresses?timeout=10s": dial tcp <ip>:443: connect: connection refused
