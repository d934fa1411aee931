Which Ingresses the controller serves: by the controller of their class, whatever the class is called; without a class
none, unless a default class has filled it in. Source: Kubernetes' documentation of Ingress classes.

  $ kubectl run tools --image=nicolaka/netshoot --command -- sleep infinity; kubectl run web --image=nginx --port=80 --expose
  pod/tools created
  service/web created
  pod/web created
  $ for name in named plain; do kubectl create ingress $name --rule="$name.example.com/*=web:80"; done
  ingress.networking.k8s.io/named created
  ingress.networking.k8s.io/plain created
  $ settle
  $ cat > get.sh <<'E'
  > kubectl exec tools -- curl -s -o /dev/null -w '%{http_code}\n' -H "Host: $1.example.com" http://ingress-nginx-controller.ingress-nginx
  > E
  $ bash get.sh named; bash get.sh plain
  404
  404
  $ kubectl apply -f - <<E
  > apiVersion: networking.k8s.io/v1
  > kind: IngressClass
  > metadata: {name: public}
  > spec: {controller: k8s.io/ingress-nginx}
  > E
  ingressclass.networking.k8s.io/public created
  $ kubectl patch ingress named -p '{"spec": {"ingressClassName": "public"}}'
  ingress.networking.k8s.io/named patched
  $ kubectl patch ingress plain -p '{"spec": {"ingressClassName": "private"}}'
  ingress.networking.k8s.io/plain patched
  $ bash get.sh named; bash get.sh plain
  200
  404
  $ kubectl annotate ingressclass nginx ingressclass.kubernetes.io/is-default-class=true
  ingressclass.networking.k8s.io/nginx annotated
  $ kubectl create ingress late --rule='late.example.com/*=web:80'
  ingress.networking.k8s.io/late created
  $ kubectl get ingress
  NAME  CLASS  HOSTS  ADDRESS  PORTS  AGE
  late  nginx  late.example.com  80  <age>
  named  public  named.example.com  80  <age>
  plain  private  plain.example.com  80  <age>
  $ bash get.sh late
  200
