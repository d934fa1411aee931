Services that do not work, and how each looks from a client. Source: kubernetes.io "Debug Services".

  $ kubectl create deployment web --image=nginx:1.27 --replicas=2 > /dev/null; kubectl run client --image=busybox:1.36 -- sleep 3600
  pod/client created
  $ kubectl expose deployment web --port=80
  service/web exposed
  $ settle
  $ cat > ask.sh <<'E'
  > kubectl exec client -- wget -qO- -T 3 "$@" 2>&1 | grep -v 'command terminated' | sed 's/([0-9.:]*)/(IP)/'
  > E
  $ bash ask.sh web | grep h1
  <h1>Welcome to nginx!</h1>
The wrong selector: no endpoints, so connections are refused at once.
  $ kubectl patch svc web -p '{"spec":{"selector":{"app":"wbe"}}}'; sleep 2
  service/web patched
  $ kubectl get endpointslices -l kubernetes.io/service-name=web -o jsonpath='{.items[0].endpoints}{"\n"}'
  null
  $ bash ask.sh web
  wget: can't connect to remote host (IP): Connection refused
  $ kubectl patch svc web -p '{"spec":{"selector":{"app":"web"}}}'; sleep 2
  service/web patched
The wrong targetPort: there are endpoints, but nobody listens there.
  $ kubectl patch svc web -p '{"spec":{"ports":[{"port":80,"targetPort":8080}]}}'; sleep 2
  service/web patched
  $ kubectl get endpointslices -l kubernetes.io/service-name=web -o jsonpath='{.items[0].ports[0].port}{"\n"}'
  8080
  $ bash ask.sh web
  wget: can't connect to remote host (IP): Connection refused
  $ kubectl patch svc web -p '{"spec":{"ports":[{"port":80,"targetPort":80}]}}'; sleep 2
  service/web patched
A port that the Service does not have: with iptables nobody answers.
  $ bash ask.sh web:8080
  wget: download timed out
A process that listens on its loopback only.
  $ kubectl run local --image=nginx:1.27 --command -- sh -c 'printf "server { listen 127.0.0.1:80; root /usr/share/nginx/html; }" > /etc/nginx/conf.d/default.conf; exec nginx -g "daemon off;"'
  pod/local created
  $ kubectl expose pod local --port=80
  service/local exposed
  $ settle
  $ bash ask.sh local
  wget: can't connect to remote host (IP): Connection refused
  $ kubectl exec local -- curl -s localhost | grep h1
  <h1>Welcome to nginx!</h1>
Pods that are not ready are no endpoints, unless the Service says so.
  $ kubectl patch deployment web -p '{"spec":{"template":{"spec":{"containers":[{"name":"nginx","readinessProbe":{"httpGet":{"path":"/nope","port":80}}}]}},"strategy":{"type":"Recreate","rollingUpdate":null}}}'
  deployment.apps/web patched
  $ advance 60s
  $ kubectl get deployment web --no-headers | awk '{print $2}'
  0/2
  $ bash ask.sh web
  wget: can't connect to remote host (IP): Connection refused
  $ kubectl patch svc web -p '{"spec":{"publishNotReadyAddresses":true}}'; sleep 2
  service/web patched
  $ bash ask.sh web | grep h1
  <h1>Welcome to nginx!</h1>
A policy that drops: nobody answers, and the client waits.
  $ kubectl create -f - <<E
  > apiVersion: networking.k8s.io/v1
  > kind: NetworkPolicy
  > metadata: {name: deny}
  > spec: {podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress]}
  > E
  networkpolicy.networking.k8s.io/deny created
  $ bash ask.sh web
  wget: download timed out
