A host with a certificate: HTTP is redirected, the Secret's certificate is shown, or the controller's own while it is
not there. Source: ingress-nginx' user guide (TLS/HTTPS), Kubernetes' documentation of Ingress (TLS).

  $ kubectl run tools --image=nicolaka/netshoot --command -- sleep infinity
  pod/tools created
  $ kubectl run web --image=nginx --port=80 --expose
  service/web created
  pod/web created
  $ kubectl create ingress site --class=nginx --rule='shop.example.com/*=web:80,tls=cert'
  ingress.networking.k8s.io/site created
  $ settle
  $ cat > get.sh <<'E'
  > ip=$(kubectl get service ingress-nginx-controller -n ingress-nginx -o jsonpath='{.spec.clusterIP}')
  > kubectl exec tools -- curl -s --resolve shop.example.com:80:$ip --resolve shop.example.com:443:$ip $*
  > E
  $ bash get.sh -i http://shop.example.com/cart?x=1 | grep -E '^(HTTP|Location)' | tr -d '\r'
  HTTP/1.1 308 Permanent Redirect
  Location: https://shop.example.com/cart?x=1
  $ bash get.sh -k https://shop.example.com | grep h1
  <h1>Welcome to nginx!</h1>
  $ bash get.sh -S https://shop.example.com 2>&1 | head -1
  curl: (60) SSL certificate problem: self-signed certificate
  $ bash get.sh -kv https://shop.example.com 2>&1 | grep -E 'subject|issuer:'
  *  subject: O=Acme Co; CN=Kubernetes Ingress Controller Fake Certificate
  *  issuer: O=Acme Co; CN=Kubernetes Ingress Controller Fake Certificate
  $ openssl req -x509 -newkey rsa:2048 -nodes -keyout t.key -out t.crt -subj /CN=shop.example.com 2>/dev/null
  $ kubectl create secret tls cert --cert=t.crt --key=t.key
  secret/cert created
  $ bash get.sh -kv https://shop.example.com 2>&1 | grep subject
  *  subject: CN=shop.example.com
  $ port=$(kubectl get svc ingress-nginx-controller -n ingress-nginx -o jsonpath='{.spec.ports[1].nodePort}'); kubectl exec tools -- curl -skv --resolve shop.example.com:$port:192.168.56.11 https://shop.example.com:$port 2>&1 | grep subject
  *  subject: CN=shop.example.com
  $ kubectl cp t.crt tools:/tmp/ca.crt; bash get.sh --cacert /tmp/ca.crt https://shop.example.com | grep h1
  <h1>Welcome to nginx!</h1>
  $ openssl req -x509 -newkey rsa:2048 -nodes -keyout t.key -out t.crt -subj /CN=blog.example.com 2>/dev/null
  $ kubectl create secret tls cert --cert=t.crt --key=t.key --dry-run=client -o yaml | kubectl apply -f - 2>/dev/null
  secret/cert configured
  $ bash get.sh -kv https://shop.example.com 2>&1 | grep subject
  *  subject: O=Acme Co; CN=Kubernetes Ingress Controller Fake Certificate
  $ kubectl annotate ingress site nginx.ingress.kubernetes.io/ssl-redirect=false
  ingress.networking.k8s.io/site annotated
  $ bash get.sh http://shop.example.com | grep h1
  <h1>Welcome to nginx!</h1>
