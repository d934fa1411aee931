nginx as its image runs it: its configuration from a ConfigMap, what it says of a wrong one, reloading, a read-only root.
Source: nginx documentation ("Beginner's Guide", "Controlling nginx"), the image's entrypoint script.

  $ kubectl create configmap site --from-literal=site.conf='server { listen 8080; location / { return 200 "hello from $hostname\n"; } location /api/ { proxy_pass http://api/; } }'
  configmap/site created
  $ cat > web.yaml <<'Y'
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: web, labels: {app: web}}
  > spec:
  >   containers:
  >   - {name: nginx, image: "nginx:1.27", volumeMounts: [{name: site, mountPath: /etc/nginx/conf.d}]}
  >   volumes: [{name: site, configMap: {name: site}}]
  > Y
  $ kubectl apply -f web.yaml
  pod/web created
  $ advance 5s
A name that it has to know before it starts.
  $ kubectl logs web | tail -1
  nginx: [emerg] host not found in upstream "api" in /etc/nginx/conf.d/site.conf:1
  $ kubectl get pod web -o jsonpath='{.status.containerStatuses[0].lastState.terminated.exitCode}{"\n"}'
  1
  $ kubectl run api --image=nginx:1.27 --port=80 --expose; kubectl delete pod web --now
  service/api created
  pod/api created
  pod "web" deleted from default namespace
  $ settle
  $ kubectl apply -f web.yaml
  pod/web created
  $ settle
  $ kubectl run client --image=busybox:1.36 -- sleep 3600
  pod/client created
  $ settle
  $ kubectl expose pod web --port=80 --target-port=8080
  service/web exposed
  $ kubectl exec client -- wget -qO- web
  hello from web
  $ kubectl exec client -- wget -qO- web/api/ | grep h1
  <h1>Welcome to nginx!</h1>
  $ kubectl logs api | tail -1 | cut -d'"' -f2
  GET / HTTP/1.1
  $ kubectl exec web -- nginx -t
  ! nginx: the configuration file /etc/nginx/nginx.conf syntax is ok
  ! nginx: configuration file /etc/nginx/nginx.conf test is successful
A changed ConfigMap is in the file after a while, and in nginx when it reads it again.
  $ kubectl create configmap site --from-literal=site.conf='server { listen 8080; return 200 "changed\n"; }' --dry-run=client -o yaml | kubectl replace -f -
  configmap/site replaced
  $ advance 100s
  $ kubectl exec client -- wget -qO- web
  hello from web
  $ kubectl exec web -- nginx -s reload 2>&1 | cut -d' ' -f3,5-
  [notice] signal process started
  $ kubectl exec client -- wget -qO- web
  changed
  $ kubectl run tight --image=nginx:1.27 --overrides='{"spec":{"containers":[{"name":"tight","image":"nginx:1.27","securityContext":{"readOnlyRootFilesystem":true}}]}}'
  pod/tight created
  $ advance 5s
  $ kubectl logs tight | tail -1
  nginx: [emerg] mkdir() "/var/cache/nginx/client_temp" failed (30: Read-only file system)
