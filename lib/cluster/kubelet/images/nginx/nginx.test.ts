import { beforeAll, describe, expect, it } from 'vitest'
import { container } from '@/lib/cluster/kubelet/images/test-container'
import { installRest } from '@/lib/cluster/rest'
import '@/lib/cluster/on-demand'
import type { Answer } from '@/lib/userland/kernel/network'

beforeAll(installRest)

const SITE = (body: string) => ({ '/etc/nginx/conf.d/default.conf': body })

describe('nginx', () => {
  it.each([
    [
      'an unknown directive',
      'server {\n  lisen 80;\n}\n',
      'unknown directive "lisen" in /etc/nginx/conf.d/default.conf:2',
    ],
    ['no semicolon', 'server {\n  listen 80\n}\n', 'unexpected "}" in /etc/nginx/conf.d/default.conf:3'],
    [
      'no end',
      'server {\n  listen 80;\n',
      'unexpected end of file, expecting "}" in /etc/nginx/conf.d/default.conf:3',
    ],
    [
      'a port too high',
      'server { listen 70000; }',
      'invalid port in "70000" of the "listen" directive in /etc/nginx/conf.d/default.conf:1',
    ],
    [
      'a name nobody knows',
      'server { location / { proxy_pass http://api; } }',
      'host not found in upstream "api" in /etc/nginx/conf.d/default.conf:1',
    ],
    [
      'the wrong place',
      'listen 80;',
      '"listen" directive is not allowed here in /etc/nginx/conf.d/default.conf:1',
    ],
  ])('does not start with %s', (_, text, why) => {
    const one = container('nginx', { files: SITE(text) })
    expect(one.lines.at(-1)).toBe(`nginx: [emerg] ${why}`)
    expect(one.kernel.reap(one.pid)).toEqual({ code: 1 })
  })

  it('does not start on a root that cannot be written', () => {
    const one = container('nginx', { readOnly: true })
    expect(one.lines.at(-1)).toBe(
      'nginx: [emerg] mkdir() "/var/cache/nginx/client_temp" failed (30: Read-only file system)',
    )
  })

  it.each([
    ['/', 200, expect.stringContaining('<h1>Welcome to nginx!</h1>\n')],
    ['/gone', 404, undefined],
    ['/say', 200, 'web says hi\n'],
    ['/old', 301, undefined],
    ['/app/x', 200, 'app'],
    ['/list/', 200, undefined],
    ['/private', 403, undefined],
    ['/a.png', 418, undefined],
  ])('%s', (path, status, body) => {
    const text = `server {
      listen 80;
      root /usr/share/nginx/html;
      location /say { return 200 "$hostname says hi\\n"; }
      location = /old { return 301 /new; }
      location /app/ { try_files $uri $uri/ /app/index.html; }
      location /list/ { autoindex on; }
      location /private { deny all; }
      location ~* \\.PNG$ { return 418; }
    }`
    const files = {
      ...SITE(text),
      '/usr/share/nginx/html/app/index.html': 'app',
      '/usr/share/nginx/html/list/a': '',
    }
    const answer = container('nginx', { files }).get(80, path)
    expect(answer?.status).toBe(status)
    if (body !== undefined) expect(answer?.body).toEqual(body)
  })

  it('passes on, and says what it could not', () => {
    const replies: Answer[] = [
      { kind: 'open', response: { status: 200, reason: 'OK', headers: {}, body: 'from api' } },
      { kind: 'refused' },
      { kind: 'refused' },
    ]
    const files = { ...SITE('server { location /api/ { proxy_pass http://10.0.0.7:8080/; } }') }
    const one = container('nginx', { files, ask: () => replies.shift() ?? { kind: 'timeout' } })
    expect(one.get(80, '/api/x')?.body).toBe('from api')
    expect(one.get(80, '/api/x')?.status).toBe(502)
    expect(one.lines.at(-2)).toContain(
      'connect() failed (111: Connection refused) while connecting to upstream, client: 10.0.0.9, server: , request: "GET /api/x HTTP/1.1", upstream: "http://10.0.0.7:8080/x", host: "web"',
    )
  })

  it('reads its files as they are, and its configuration when it is told to', () => {
    const one = container('nginx')
    one.system.write('/usr/share/nginx/html/index.html', 'new')
    expect(one.get(80)?.body).toBe('new')
    one.system.write('/etc/nginx/conf.d/default.conf', 'server { listen 8080; return 200 ok; }')
    expect(one.ports()).toEqual([80])
    expect(one.exec('nginx', '-s', 'reload').status).toEqual({ code: 0 })
    expect(one.ports()).toEqual([8080])
    expect(one.exec('nginx', '-t').lines.at(-1)).toBe(
      'nginx: configuration file /etc/nginx/nginx.conf test is successful',
    )
    one.exec('nginx', '-s', 'quit')
    expect(one.kernel.reap(one.pid)).toEqual({ code: 0 })
  })

  it('writes its log where a file stands', () => {
    const one = container('nginx')
    one.system.unlink('/var/log/nginx/access.log')
    one.get(80, '/', { headers: { 'User-Agent': 'curl/8' } })
    expect(one.system.read('/var/log/nginx/access.log')).toMatch(
      /^10\.0\.0\.9 - - \[.*\] "GET \/ HTTP\/1\.1" 200 615 "-" "curl\/8" "-"\n$/,
    )
  })

  it('runs as anybody where it is made so', () => {
    const one = container('nginxinc/nginx-unprivileged', { uid: 101 })
    expect([one.ports(), one.get(8080)?.status]).toEqual([[8080], 200])
    const other = container('nginx', { uid: 101 })
    expect(other.lines.at(-1)).toBe(
      'nginx: [emerg] mkdir() "/var/cache/nginx/client_temp" failed (13: Permission denied)',
    )
  })

  it('fills templates from its environment', () => {
    const files = {
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the template
      '/etc/nginx/templates/default.conf.template': 'server { listen ${PORT}; return 200 "$host"; }',
    }
    const one = container('nginx', { files, env: { PORT: '8081' } })
    expect(one.ports()).toEqual([8081])
    expect(one.get(8081)?.body).toBe('web')
  })
})

describe('nginx rewrites', () => {
  const text = `map $http_user_agent $kind { default other; ~*curl/(\\d+) "curl $1"; exact same; }
  map $kind $again { default "<$kind>"; }
  server {
    listen 80;
    root /usr/share/nginx/html;
    set $name world;
    if ($request_method = POST) { return 405; }
    if ($arg_off) { return 503 "off\n"; }
    rewrite ^/server/(.*)$ /said/$1;
    location = /set { set $name "$name!"; return 200 "hello $name"; }
    location /said/ { return 200 "$uri|$args|$request_uri"; }
    location /last/ { rewrite ^/last/(\\w+)$ /said/$1?x=1 last; return 200 never; }
    location /bare/ { rewrite ^/bare/(\\w+)$ /said/$1? last; }
    location /break/ { rewrite ^/break/(.*)$ /$1 break; }
    location /moved/ { rewrite ^/moved/(.*)$ /new/$1 permanent; }
    location /away { rewrite ^ https://example.com$request_uri? redirect; }
    location /loop { rewrite ^ /loop last; }
    location /inner { internal; return 200 secret; }
    location /try { try_files /nope @named; }
    location @named { add_header X-Named yes; return 200 "named $uri"; }
    location ~ ^/user/(?<id>\\d+)/(\\w+)$ { return 200 "$id $2"; }
    location /agent { return 200 "$kind$again"; }
    location /header { add_header X-A "$arg_a" always; return 404; }
    location /file { if (-f $request_filename) { return 200 there; } return 200 missing; }
    location /not { if ($arg_a !~ ^b) { return 200 no; } return 200 yes; }
    location /folder { return 301 /else/; }
    location ~ /\\.(?!well-known).* { deny all; }
    location /php { fastcgi_pass unix:/run/none.sock; }
    location /wsgi { uwsgi_pass 127.0.0.1:1; }
    error_page 404 /said/404;
  }`
  it.each([
    ['/set', 200, 'hello world!'],
    ['/server/a?b=1', 200, '/said/a|b=1|/server/a?b=1'],
    ['/last/a?b=1', 200, '/said/a|x=1&b=1|/last/a?b=1'],
    ['/bare/a?b=1', 200, '/said/a||/bare/a?b=1'],
    ['/break/50x.html', 200, '<h1>An error occurred.</h1>\n'],
    ['/moved/a', 301, 'http://web/new/a'],
    ['/away?x=1', 302, 'https://example.com/away?x=1'],
    ['/loop', 500, undefined],
    ['/inner', 404, undefined],
    ['/try', 200, 'named /try'],
    ['/user/7/edit', 200, '7 edit'],
    ['/agent', 200, 'curl 8<curl 8>'],
    ['/header?a=1', 404, undefined],
    ['/file', 200, 'missing'],
    ['/not?a=c', 200, 'no'],
    ['/not?a=b', 200, 'yes'],
    ['/.git/x', 403, undefined],
    ['/said/.well-known', 200, '/said/.well-known||/said/.well-known'],
    ['/folder', 301, 'http://web/else/'],
    ['/php', 502, undefined],
    ['/wsgi', 502, undefined],
    ['/x?off=1', 503, 'off\n'],
  ])('%s', (path, status, expected) => {
    const answer = container('nginx', { files: SITE(text) }).get(80, path, {
      headers: { 'User-Agent': 'curl/8' },
    })
    expect(answer?.status).toBe(status)
    if (expected !== undefined)
      expect(status >= 300 && status < 400 ? answer?.headers.Location : answer?.body).toBe(expected)
  })

  it.each([
    ['/loop', 'rewrite or internal redirection cycle while processing "/loop"'],
    [
      '/php',
      'connect() to unix:/run/none.sock failed (2: No such file or directory) while connecting to upstream',
    ],
  ])('says why %s fails', (path, why) => {
    const one = container('nginx', { files: SITE(text) })
    one.get(80, path)
    expect(one.lines.find((line) => line.includes('[error]'))).toContain(why)
  })

  it.each([
    ['rewrite ^/a /b lst;', 'invalid parameter "lst" in'],
    ['rewrite ^/a;', 'invalid number of arguments in "rewrite" directive in'],
    ['if ($a == 1) { return 200; }', 'unexpected "==" in condition in'],
    ['if $a { return 200; }', 'invalid condition "$a" in'],
    ['set name x;', 'invalid variable name "name" in'],
    ['return abc;', 'invalid return code "abc" in'],
    ['fastcgi_pass php:9000;', '"fastcgi_pass" directive is not allowed here in'],
    ['location / { fastcgi_pass php:9000; }', 'host not found in upstream "php" in'],
  ])('does not start with %s', (line, why) => {
    const one = container('nginx', { files: SITE(`server {\n${line}\n}`) })
    expect(one.lines.at(-1)).toBe(`nginx: [emerg] ${why} /etc/nginx/conf.d/default.conf:2`)
  })
})

describe('what nobody should write', () => {
  it.each([
    ['nginx', SITE('a {'.repeat(100_000))],
    ['nginx', SITE('server { location ~ (a+)+$ { return 200; } }')],
    ['redis', { '/data/dump.rdb': 'REDIS0012[1]' }],
  ])('%s %#', (image, files) => {
    const one = container(image, { files })
    one.get(80, `/${'a'.repeat(5000)}!`)
    expect(one.lines.length).toBeGreaterThan(0)
  })

  it.each(['*999999999\r\n', '$-5', '"', '{"sql":1}', '[]'])('%j is no question', (data) => {
    for (const image of ['redis', 'memcached']) {
      const one = container(image)
      const [found] = one.kernel.listeners()
      expect(typeof found?.listener.reply?.(data)).toBe('string')
    }
    const one = container('postgres', { env: { POSTGRES_PASSWORD: 'x' } })
    one.until(10_000)
    expect(one.kernel.listeners()[0]?.listener.reply?.(data)).toBe('')
  })
})
