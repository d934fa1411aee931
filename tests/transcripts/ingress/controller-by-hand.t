An Ingress does nothing without a controller; one that runs in a pod of somebody's own serves its class. Source:
Kubernetes' documentation of Ingress (prerequisites, Ingress class, default backend).

  $ kubectl run tools --image=nicolaka/netshoot --command -- sleep infinity; kubectl run web --image=nginx --port=80 --expose; kubectl run rest --image=hashicorp/http-echo --port=5678 -- -text=rest
  pod/tools created
  service/web created
  pod/web created
  pod/rest created
  $ kubectl expose pod rest --port=80 --target-port=5678
  service/rest exposed
  $ kubectl create ingress site --class=nginx --rule='shop.example.com/*=web:80' --default-backend=rest:80
  ingress.networking.k8s.io/site created
  $ settle
  $ kubectl describe ingress site | sed -n '/^Default/,/^Annotations/p' | sed 's/10\.244[0-9.]*/<ip>/'
  Default backend:  rest:80 (<ip>:5678)
  Rules:
    Host  Path  Backends
    ----  ----  --------
    shop.example.com
                      /   web:80 (<ip>:80)
  Annotations:  <none>
  $ kubectl run controller --image=registry.k8s.io/ingress-nginx/controller:v1.13.0 --port=80 --expose
  service/controller created
  pod/controller created
  $ settle
  $ kubectl exec tools -- curl -s -o /dev/null -w '%{http_code}\n' -H 'Host: shop.example.com' http://controller
  404
  $ kubectl apply -f - <<E
  > apiVersion: networking.k8s.io/v1
  > kind: IngressClass
  > metadata: {name: nginx}
  > spec: {controller: k8s.io/ingress-nginx}
  > E
  ingressclass.networking.k8s.io/nginx created
  $ kubectl exec tools -- curl -s -H 'Host: shop.example.com' http://controller | grep h1
  <h1>Welcome to nginx!</h1>
  $ kubectl exec tools -- curl -s -H 'Host: blog.example.com' http://controller
  rest
