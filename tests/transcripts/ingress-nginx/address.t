An Ingress gets its address from the controller, once a minute; events tell that it was read. Source: ingress-nginx'
status.go and its documentation of bare-metal clusters (NodePort).

  $ kubectl get ingressclass
  NAME  CONTROLLER  PARAMETERS  AGE
  nginx  k8s.io/ingress-nginx  <none>  <age>
  $ kubectl get pods -n ingress-nginx --no-headers | awk '{print $2, $3}'
  1/1 Running
  $ kubectl create deployment web --image=nginx --port=80; kubectl expose deployment web
  deployment.apps/web created
  service/web exposed
  $ kubectl create ingress web --class=nginx --rule='web.example.com/*=web:80'
  ingress.networking.k8s.io/web created
  $ kubectl get ingress web
  NAME  CLASS  HOSTS  ADDRESS  PORTS  AGE
  web  nginx  web.example.com  80  <age>
  $ kubectl describe ingress web | sed -n '/^Events/,$p' | awk '{print $1, $2, $4, $5, $6, $7}'
  Events:
  Type Reason From Message
  ---- ------ ---- -------
  Normal Sync nginx-ingress-controller Scheduled for sync
  $ sleep 60
  $ kubectl get ingress web
  NAME  CLASS  HOSTS  ADDRESS  PORTS  AGE
  web  nginx  web.example.com  192.168.56.12  80  <age>
  $ kubectl get pods -n ingress-nginx -o jsonpath='{.items[0].status.hostIP}{"\n"}'
  192.168.56.12
  $ cat > get.sh <<'E'
  > port=$(kubectl get service ingress-nginx-controller -n ingress-nginx -o jsonpath='{.spec.ports[0].nodePort}')
  > curl -s -w '%{http_code}\n' -H 'Host: web.example.com' http://192.168.56.11:$port $*
  > E
  $ bash get.sh | grep -e h1 -e 200
  <h1>Welcome to nginx!</h1>
  200
  $ kubectl scale deployment web --replicas=0
  deployment.apps/web scaled
  $ settle
  $ bash get.sh -o /dev/null
  503
