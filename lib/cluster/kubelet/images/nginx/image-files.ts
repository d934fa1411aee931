/** The files that nginx' image brings. */
import type { BaseEntry } from '@/lib/userland/kernel/base-tree'

const ROOT = '/usr/share/nginx/html'
export const CONFIG = '/etc/nginx/nginx.conf'

export const MAIN = `
user  nginx;
worker_processes  auto;

error_log  /var/log/nginx/error.log notice;
pid        /run/nginx.pid;


events {
    worker_connections  1024;
}


http {
    include       /etc/nginx/mime.types;
    default_type  application/octet-stream;

    log_format  main  '$remote_addr - $remote_user [$time_local] "$request" '
                      '$status $body_bytes_sent "$http_referer" '
                      '"$http_user_agent" "$http_x_forwarded_for"';

    access_log  /var/log/nginx/access.log  main;

    sendfile        on;
    #tcp_nopush     on;

    keepalive_timeout  65;

    #gzip  on;

    include /etc/nginx/conf.d/*.conf;
}
`

const site = (port: number) => `server {
    listen       ${port};
    listen  [::]:${port};
    server_name  localhost;

    location / {
        root   ${ROOT};
        index  index.html index.htm;
    }

    error_page   500 502 503 504  /50x.html;
    location = /50x.html {
        root   ${ROOT};
    }
}
`

const MIME = `
types {
    text/html                                        html htm shtml;
    text/css                                         css;
    text/xml                                         xml;
    image/gif                                        gif;
    image/jpeg                                       jpeg jpg;
    application/javascript                           js;
    text/plain                                       txt;
    image/png                                        png;
    application/json                                 json;
}
`

const FASTCGI = `
fastcgi_param  QUERY_STRING       $query_string;
fastcgi_param  REQUEST_METHOD     $request_method;
fastcgi_param  CONTENT_TYPE       $content_type;
fastcgi_param  CONTENT_LENGTH     $content_length;

fastcgi_param  SCRIPT_NAME        $fastcgi_script_name;
fastcgi_param  REQUEST_URI        $request_uri;
fastcgi_param  DOCUMENT_URI       $document_uri;
fastcgi_param  DOCUMENT_ROOT      $document_root;
fastcgi_param  SERVER_PROTOCOL    $server_protocol;
fastcgi_param  REQUEST_SCHEME     $scheme;
fastcgi_param  HTTPS              $https if_not_empty;

fastcgi_param  GATEWAY_INTERFACE  CGI/1.1;
fastcgi_param  SERVER_SOFTWARE    nginx/$nginx_version;

fastcgi_param  REMOTE_ADDR        $remote_addr;
fastcgi_param  REMOTE_PORT        $remote_port;
fastcgi_param  SERVER_ADDR        $server_addr;
fastcgi_param  SERVER_PORT        $server_port;
fastcgi_param  SERVER_NAME        $server_name;

fastcgi_param  REDIRECT_STATUS    200;
`

/** Where one writes who is not root. */
export const UNPRIVILEGED_PATHS = `    proxy_temp_path /tmp/proxy_temp;
    client_body_temp_path /tmp/client_temp;
    fastcgi_temp_path /tmp/fastcgi_temp;
    uwsgi_temp_path /tmp/uwsgi_temp;
    scgi_temp_path /tmp/scgi_temp;
`

/** As long as the real one, so that logs agree; the words are ours. */
const WELCOME = `<!DOCTYPE html>
<html>
<head>
<title>Welcome to nginx!</title>
<style>
html { color-scheme: light dark; }
body { width: 35em; margin: 0 auto;
font-family: Tahoma, Verdana, Arial, sans-serif; }
</style>
</head>
<body>
<h1>Welcome to nginx!</h1>
<p>The image serves this page until you put your own files into
/usr/share/nginx/html or mount a volume there.</p>

<p>In a lesson it means: the name was resolved, the Service found an
endpoint, no policy was in the way, and the server in the Pod answered.
What is configured stands in /etc/nginx/conf.d/default.conf.</p>

<p><em>Have fun there!</em></p>
</body>
</html>
`

const SCRIPTS = [
  '10-listen-on-ipv6-by-default.sh',
  '15-local-resolvers.envsh',
  '20-envsubst-on-templates.sh',
  '30-tune-worker-processes.sh',
]

export const nginxFiles = (main: string, port: number): Record<string, string | BaseEntry> => ({
  [`${ROOT}/index.html`]: WELCOME,
  [`${ROOT}/50x.html`]: '<h1>An error occurred.</h1>\n',
  [CONFIG]: main,
  '/etc/nginx/conf.d/default.conf': site(port),
  '/etc/nginx/mime.types': MIME,
  '/etc/nginx/fastcgi_params': FASTCGI,
  ...Object.fromEntries(
    SCRIPTS.map((name) => [`/docker-entrypoint.d/${name}`, { text: '#!/bin/sh\n', mode: 0o755 }]),
  ),
  '/var/cache/nginx/': {},
  '/var/log/nginx/access.log': { type: 'symlink', text: '/dev/stdout' },
  '/var/log/nginx/error.log': { type: 'symlink', text: '/dev/stderr' },
})
