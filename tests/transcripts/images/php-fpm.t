nginx beside PHP-FPM in one pod: they share localhost, and the files through an emptyDir. nginx names the script by its
own root; PHP-FPM reads it in its own file system. Source: nginx documentation (ngx_http_fastcgi_module), PHP manual
(FastCGI Process Manager), Kubernetes documentation ("Communicate Between Containers in the Same Pod Using a Shared
Volume").

  $ cat > default.conf <<'C'
  > server {
  >   listen 80;
  >   root /usr/share/nginx/html;
  >   index index.php index.html;
  >   location / { try_files $uri $uri/ =404; }
  >   location ~ \.php$ {
  >     include fastcgi_params;
  >     fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name;
  >     fastcgi_pass 127.0.0.1:9000;
  >   }
  > }
  > C
  $ cat > index.php <<'P'
  > <h1>Hello from <?= gethostname() ?></h1>
  > <?php echo 'Password: ' . getenv('PASSWORD') . PHP_EOL;
  > P
  $ kubectl create configmap nginx --from-file=default.conf; kubectl create configmap site --from-file=index.php; kubectl create secret generic app --from-literal=password=s3cret
  configmap/nginx created
  configmap/site created
  secret/app created
  $ cat > web.yaml <<'Y'
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: web, labels: {app: web}}
  > spec:
  >   volumes:
  >   - {name: nginx, configMap: {name: nginx}}
  >   - {name: site, configMap: {name: site}}
  >   - {name: shared, emptyDir: {}}
  >   initContainers:
  >   - name: copy
  >     image: busybox:1.36
  >     command: [sh, -c, 'cp -L /site/* /shared/']
  >     volumeMounts: [{name: site, mountPath: /site}, {name: shared, mountPath: /shared}]
  >   containers:
  >   - name: nginx
  >     image: nginx:1.27
  >     volumeMounts:
  >     - {name: nginx, mountPath: /etc/nginx/conf.d}
  >     - {name: shared, mountPath: /usr/share/nginx/html}
  >   - name: php
  >     image: php:8.3-fpm
  >     env: [{name: PASSWORD, valueFrom: {secretKeyRef: {name: app, key: password}}}]
  >     readinessProbe: {tcpSocket: {port: 9000}}
  >     volumeMounts: [{name: shared, mountPath: /usr/share/nginx/html}]
  > Y
  $ kubectl apply -f web.yaml; kubectl wait --for=condition=Ready pod/web
  pod/web created
  pod/web condition met
  $ kubectl logs web -c php | cut -d' ' -f3-
  NOTICE: fpm is running, pid 1
  NOTICE: ready to handle connections
  $ kubectl run client --image=curlimages/curl --command -- sleep 3600; kubectl expose pod web --port=80; kubectl wait --for=condition=Ready pod/client
  pod/client created
  service/web exposed
  pod/client condition met
  $ kubectl exec client -- curl -s web
  <h1>Hello from web</h1>
  Password: s3cret
  $ kubectl logs web -c php | tail -1 | cut -d' ' -f1,6-
  127.0.0.1 "GET /index.php" 200
  $ kubectl exec client -- curl -sI web | grep -i powered
  X-Powered-By: PHP/8.3.27
A script that is not there: nginx did not look, PHP-FPM did.
  $ kubectl exec client -- curl -s -w '%{http_code}\n' web/nope.php
  File not found.
  404
  $ kubectl logs web -c nginx | grep -o 'FastCGI sent.*upstream,'
  FastCGI sent in stderr: "Primary script unknown" while reading response header from upstream,
  $ kubectl logs web -c php | grep -c 'GET /nope.php" 404'
  1
It speaks no HTTP.
  $ kubectl exec web -c nginx -- curl -s -S localhost:9000
  ! curl: (56) Recv failure: Connection reset by peer
  ! command terminated with exit code 56
  [56]
What PHP does not know is said on the page, and in both logs.
  $ kubectl exec web -c php -- sh -c 'printf "<?php\nfoo();\n" > bad.php; cp bad.php /usr/share/nginx/html/'
  $ kubectl exec client -- curl -s web/bad.php | sed 's/<[^>]*>//g' | grep .
  Fatal error:  Uncaught Error: Call to undefined function foo() in /usr/share/nginx/html/bad.php:2
  Stack trace:
  #0 {main}
    thrown in /usr/share/nginx/html/bad.php on line 2
  $ kubectl logs web -c php | grep Fatal
  NOTICE: PHP message: PHP Fatal error:  Uncaught Error: Call to undefined function foo() in /usr/share/nginx/html/bad.php:2
  $ kubectl logs web -c nginx | grep -o 'FastCGI sent.*bad.php:2'
  FastCGI sent in stderr: "PHP message: PHP Fatal error:  Uncaught Error: Call to undefined function foo() in /usr/share/nginx/html/bad.php:2
Nobody listens while it is down.
  $ kubectl exec web -c php -- sh -c 'kill -STOP 1; sleep 0; kill -QUIT 1'; sleep 0.3; kubectl exec client -- curl -s -o /dev/null -w '%{http_code}\n' web/
  502
  $ kubectl logs web -c nginx | grep -o 'connect() failed.*'
  connect() failed (111: Connection refused) while connecting to upstream, client: <pod-ip>, server: , request: "GET / HTTP/1.1", upstream: "fastcgi://127.0.0.1:9000", host: "web"
  $ settle
  $ kubectl logs web -c php --previous | tail -2 | cut -d' ' -f3-
  NOTICE: Finishing ...
  NOTICE: exiting, bye-bye!
The wrong root: each container has a file system of its own.
  $ sed -e 's/{name: web, /{name: apart, /' -e '$s/nginx.html/data/' web.yaml | kubectl apply -f -; kubectl wait --for=condition=Ready pod/apart
  pod/apart created
  pod/apart condition met
  $ kubectl exec apart -c nginx -- curl -s localhost
  File not found.
  $ kubectl exec apart -c nginx -- sh -c "sed 's/.document_root/\/data/' /etc/nginx/conf.d/default.conf > /tmp/d.conf; sed 's/conf.d.*;/X;/' /etc/nginx/nginx.conf | sed 's#/etc/nginx/X#/tmp/d.conf#' > /tmp/n.conf; nginx -t -c /tmp/n.conf"
  ! nginx: the configuration file /tmp/n.conf syntax is ok
  ! nginx: configuration file /tmp/n.conf test is successful
