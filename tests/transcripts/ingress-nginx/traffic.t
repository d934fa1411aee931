Requests through the controller: hosts, paths, what it says when nobody answers, and its access log. Source:
ingress-nginx' user guide (ingress path matching, log format) and troubleshooting.

  $ kubectl run tools --image=nicolaka/netshoot --command -- sleep infinity
  pod/tools created
  $ kubectl create deployment web --image=nginx --port=80; kubectl expose deployment web
  deployment.apps/web created
  service/web exposed
  $ kubectl create deployment api --image=hashicorp/http-echo --port=5678; kubectl expose deployment api --port=80 --target-port=5678
  deployment.apps/api created
  service/api exposed
  $ kubectl create ingress site --class=nginx --rule='shop.example.com/=web:80' --rule='shop.example.com/api*=api:80' --rule='shop.example.com/gone*=gone:80'
  ingress.networking.k8s.io/site created
  $ settle
  $ cat > get.sh <<'E'
  > kubectl exec tools -- curl -s -H "Host: $1" http://ingress-nginx-controller.ingress-nginx$2
  > E
  $ bash get.sh shop.example.com /api/v1
  hello-world
  $ bash get.sh shop.example.com /apis
  <html>
  <head><title>404 Not Found</title></head>
  <body>
  <center><h1>404 Not Found</h1></center>
  <hr><center>nginx</center>
  </body>
  </html>
  $ bash get.sh shop.example.com / | grep h1
  <h1>Welcome to nginx!</h1>
  $ kubectl logs deploy/web --tail=1 | sed 's/10\.244\.[0-9.]*/<ip>/g; s/\[[0-9][^]]*\]/[time]/'
  <ip> - - [time] "GET / HTTP/1.1" 200 615 "-" "curl/8.14.1" "<ip>"
  $ bash get.sh shop.example.com /gone
  <html>
  <head><title>503 Service Temporarily Unavailable</title></head>
  <body>
  <center><h1>503 Service Temporarily Unavailable</h1></center>
  <hr><center>nginx</center>
  </body>
  </html>
  $ bash get.sh blog.example.com / | head -2
  <html>
  <head><title>404 Not Found</title></head>
  $ kubectl patch service api -p '{"spec": {"ports": [{"port": 80, "targetPort": 9999}]}}'
  service/api patched
  $ settle
  $ bash get.sh shop.example.com /api | grep title
  <head><title>502 Bad Gateway</title></head>
  $ kubectl logs -n ingress-nginx deploy/ingress-nginx-controller --tail=1 | sed 's/10\.244\.[0-9.]*/<ip>/g; s/\[[0-9][^]]*\]/[time]/; s/[0-9a-f]\{32\}$/<id>/'
  <ip> - - [time] "GET /api HTTP/1.1" 502 150 "-" "curl/8.14.1" 71 0.001 [default-api-80] [] <ip>:9999, <ip>:9999, <ip>:9999 0, 0, 0 0.000, 0.000, 0.000 502, 502, 502 <id>
