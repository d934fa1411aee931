What the controller answers follows from what it reaches: no endpoint, a policy, a process that does not listen. Source:
ingress-nginx' troubleshooting guide, Kubernetes' documentation of network policies.

  $ kubectl run tools --image=nicolaka/netshoot --command -- sleep infinity; kubectl create deployment web --image=nginx --port=80; kubectl expose deployment web
  pod/tools created
  deployment.apps/web created
  service/web exposed
  $ kubectl create ns front; kubectl run controller -n front --image=registry.k8s.io/ingress-nginx/controller:v1.13.0 --port=80 --expose
  namespace/front created
  service/controller created
  pod/controller created
  $ kubectl apply -f - <<E
  > apiVersion: networking.k8s.io/v1
  > kind: IngressClass
  > metadata: {name: nginx, annotations: {ingressclass.kubernetes.io/is-default-class: "true"}}
  > spec: {controller: k8s.io/ingress-nginx}
  > E
  ingressclass.networking.k8s.io/nginx created
  $ kubectl create ingress site --rule='shop.example.com/*=web:80'
  ingress.networking.k8s.io/site created
  $ settle
  $ cat > get.sh <<'E'
  > kubectl exec tools -- curl -s -o /dev/null -w '%{http_code}\n' -H 'Host: shop.example.com' http://controller.front
  > E
  $ bash get.sh
  200
  $ kubectl apply -f - <<E
  > apiVersion: networking.k8s.io/v1
  > kind: NetworkPolicy
  > metadata: {name: own}
  > spec: {podSelector: {}, ingress: [{from: [{podSelector: {}}]}]}
  > E
  networkpolicy.networking.k8s.io/own created
  $ bash get.sh; kubectl exec tools -- curl -s web | grep h1
  504
  <h1>Welcome to nginx!</h1>
  $ kubectl patch netpol own --type=json -p '[{"op": "add", "path": "/spec/ingress/0/from/-", "value": {"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "front"}}}}]'
  networkpolicy.networking.k8s.io/own patched
  $ bash get.sh
  200
  $ kubectl scale deployment web --replicas=0
  deployment.apps/web scaled
  $ settle
  $ bash get.sh
  503
  $ kubectl patch ingress site --type=json -p '[{"op": "replace", "path": "/spec/rules/0/http/paths/0/backend/service/port/number", "value": 8080}]'
  ingress.networking.k8s.io/site patched
  $ kubectl scale deployment web --replicas=1
  deployment.apps/web scaled
  $ settle
  $ bash get.sh
  503
