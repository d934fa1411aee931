PHP-FPM over a socket in a shared emptyDir; PHP behind Apache; PHP's own server; WordPress for FastCGI.
Source: the official images of php and wordpress, PHP manual ("FastCGI Process Manager", "Built-in web server").

  $ cat > default.conf <<'C'
  > map $arg_lang $greeting { default Hello; ja Konnichiwa; }
  > server {
  >   listen 80;
  >   root /var/www/html;
  >   set $backend unix:/run/php/fpm.sock;
  >   location = /ping { include fastcgi_params; fastcgi_pass unix:/run/php/fpm.sock; }
  >   location / { rewrite ^/users/(\d+)$ /user.php?id=$1 last; return 200 "$greeting\n"; }
  >   location ~ \.php$ {
  >     include fastcgi_params;
  >     fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name;
  >     fastcgi_param GREETING $greeting;
  >     fastcgi_pass $backend;
  >   }
  > }
  > C
  $ printf '[global]\ndaemonize = no\n[www]\nlisten = /run/php/fpm.sock\nlisten.mode = 0660\nping.path = /ping\n' > zz-docker.conf
  $ kubectl create configmap nginx --from-file=default.conf; kubectl create configmap fpm --from-file=zz-docker.conf; kubectl create configmap site --from-literal=user.php='<?php echo "user {$_GET["id"]} {$_SERVER["GREETING"]}\n";'
  configmap/nginx created
  configmap/fpm created
  configmap/site created
  $ kubectl apply -f - <<'Y'
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: web}
  > spec:
  >   volumes:
  >   - {name: nginx, configMap: {name: nginx}}
  >   - {name: fpm, configMap: {name: fpm}}
  >   - {name: site, configMap: {name: site}}
  >   - {name: run, emptyDir: {}}
  >   containers:
  >   - name: nginx
  >     image: nginx:1.27
  >     volumeMounts: [{name: nginx, mountPath: /etc/nginx/conf.d}, {name: run, mountPath: /run/php}]
  >   - name: php
  >     image: php:8.3-fpm-alpine
  >     volumeMounts:
  >     - {name: fpm, mountPath: /usr/local/etc/php-fpm.d/zz-docker.conf, subPath: zz-docker.conf}
  >     - {name: site, mountPath: /var/www/html}
  >     - {name: run, mountPath: /run/php}
  > Y
  pod/web created
  $ kubectl wait --for=condition=Ready pod/web
  pod/web condition met
The socket is root's alone; nginx' workers are not root.
  $ kubectl exec web -c nginx -- curl -s -o /dev/null -w '%{http_code}\n' localhost/user.php
  502
  $ kubectl logs web -c nginx | grep -o 'connect() to.*upstream: [^,]*'
  connect() to unix:/run/php/fpm.sock failed (13: Permission denied) while connecting to upstream, client: 127.0.0.1, server: , request: "GET /user.php HTTP/1.1", upstream: "fastcgi://unix:/run/php/fpm.sock:"
  $ kubectl exec web -c php -- sh -c 'ls -l /run/php | tail -1 | cut -c1-10; chmod 666 /run/php/fpm.sock; test -S /run/php/fpm.sock; echo $?'
  srw-rw----
  0
  $ kubectl exec web -c nginx -- curl -s 'localhost/users/7?lang=ja'
  user 7 Konnichiwa
  $ kubectl exec web -c nginx -- curl -s 'localhost/x' localhost/ping
  Hello
  pong
  $ kubectl logs web -c php | tail -2 | cut -d' ' -f1,6-
  - "GET /user.php" 200
  - "GET /ping" 200
A pool that says too little.
  $ kubectl create configmap bad --from-literal=www.conf=$'[www]\nlisten = 9000\nlissten = 1\n'; kubectl run bad --image=php:8.3-fpm --restart=Never --overrides='{"spec":{"volumes":[{"name":"c","configMap":{"name":"bad"}}],"containers":[{"name":"bad","image":"php:8.3-fpm","volumeMounts":[{"name":"c","mountPath":"/usr/local/etc/php-fpm.d"}]}]}}'
  configmap/bad created
  pod/bad created
  $ settle
  $ kubectl logs bad | cut -d' ' -f3-
  ERROR: [/usr/local/etc/php-fpm.d/www.conf:3] unknown entry 'lissten'
  ERROR: Unable to include /usr/local/etc/php-fpm.d/www.conf from /usr/local/etc/php-fpm.conf at line 4
  ERROR: failed to load configuration file '/usr/local/etc/php-fpm.conf'
  ERROR: FPM initialization failed
  $ kubectl get pod bad -o jsonpath='{.status.containerStatuses[0].state.terminated.exitCode}{"\n"}'
  78
Apache serves the same scripts.
  $ kubectl run apache --image=php:8.3-apache --port=80 --expose; kubectl wait --for=condition=Ready pod/apache; kubectl exec apache -- sh -c 'echo "<?php header(\"X-Own: 1\"); echo \$_SERVER[\"SERVER_SOFTWARE\"], \" \", date(\"Y\"), PHP_EOL;" > index.php'
  service/apache created
  pod/apache created
  pod/apache condition met
  $ kubectl exec apache -- curl -si localhost/ | grep -v -e Date -e Length | tr -d '\r' | grep .
  HTTP/1.1 200 OK
  Server: Apache/2.4.65 (Debian)
  X-Powered-By: PHP/8.3.27
  Content-Type: text/html; charset=UTF-8
  X-Own: 1
  Apache/2.4.65 (Debian) 2026
  $ kubectl exec apache -- curl -s localhost/gone | grep '<p>'
  <p>The requested URL was not found on this server.</p>
PHP on the command line, and its own server.
  $ kubectl run cli --image=php:8.3-cli --command -- php -S 0.0.0.0:8080 -t /srv; kubectl wait --for=condition=Ready pod/cli
  pod/cli created
  pod/cli condition met
  $ kubectl exec cli -- php -r 'echo strtoupper("done"), "\n"; exit(3);'
  DONE
  ! command terminated with exit code 3
  [3]
  $ kubectl exec cli -- sh -c 'mkdir /srv/a; echo "<?= \$_SERVER[\"REQUEST_URI\"] ?>" > /srv/index.php; curl -s localhost:8080/b?c=1; php -m | grep -c json; echo "<?php echo 1 +" > x.php; php -l x.php 2>/dev/null'
  /b?c=11
  
  Parse error: syntax error, unexpected end of file in x.php on line 2
  Errors parsing x.php
  ! command terminated with exit code 255
  [255]
  $ kubectl logs cli | cut -d']' -f2-
   PHP 8.3.27 Development Server (http://0.0.0.0:8080) started
   127.0.0.1:40000 Accepted
   127.0.0.1:40000 [200]: GET /b?c=1
   127.0.0.1:40000 Closing
WordPress for FastCGI copies itself to the volume that nginx reads.
  $ printf 'server { root /var/www/html; index index.php; location / { try_files $uri $uri/ /index.php?$args; } location ~ \\.php$ { include fastcgi_params; fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name; fastcgi_pass localhost:9000; } }' > wp.conf; kubectl create configmap wp --from-file=wp.conf
  configmap/wp created
  $ kubectl apply -f - <<'Y'
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: wp}
  > spec:
  >   volumes: [{name: wp, configMap: {name: wp}}, {name: html, emptyDir: {}}]
  >   containers:
  >   - name: nginx
  >     image: nginx:1.27-alpine
  >     volumeMounts: [{name: wp, mountPath: /etc/nginx/conf.d}, {name: html, mountPath: /var/www/html}]
  >   - name: wordpress
  >     image: wordpress:6-fpm
  >     env: [{name: WORDPRESS_DB_HOST, value: 127.0.0.1}, {name: WORDPRESS_DB_PASSWORD, value: secret}, {name: WORDPRESS_DB_USER, value: root}]
  >     volumeMounts: [{name: html, mountPath: /var/www/html}]
  >   - name: db
  >     image: mysql:8.0
  >     env: [{name: MYSQL_ROOT_PASSWORD, value: secret}, {name: MYSQL_DATABASE, value: wordpress}]
  > Y
  pod/wp created
  $ kubectl wait --for=condition=Ready pod/wp
  pod/wp condition met
  $ kubectl exec wp -c nginx -- curl -s localhost/about | grep h1
    <div class="wp-die-message"><h1>Error establishing a database connection</h1></div>
  $ sleep 20; kubectl exec wp -c nginx -- curl -si localhost/about | grep -e HTTP -e Location
  HTTP/1.1 302 Found
  Location: http://localhost/wp-admin/install.php
  $ kubectl exec wp -c nginx -- curl -s localhost/wp-admin/install.php | grep title
  <title>WordPress &rsaquo; Installation</title>
  $ kubectl logs wp -c wordpress | head -2
  WordPress not found in /var/www/html - copying now...
  Complete! WordPress has been successfully copied to /var/www/html
