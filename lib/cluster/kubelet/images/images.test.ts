import { beforeAll, describe, expect, it } from 'vitest'
import {
  behaviourOf,
  imageProgram,
  imageTree,
  restingListeners,
  startArgv,
} from '@/lib/cluster/kubelet/images'
import { contextOf } from '@/lib/cluster/kubelet/images/context'
import { installRest } from '@/lib/cluster/rest'
import { groupsOf, usersOf } from '@/lib/userland/kernel/accounts'
import { newFileTree } from '@/lib/userland/kernel/file-tree'
import { Kernel } from '@/lib/userland/kernel/kernel'
import type { Machine } from '@/lib/userland/kernel/machine'
import { MemoryFileSystem } from '@/lib/userland/kernel/memory-file-system'
import type { Answer, HttpRequest, Listener, Query } from '@/lib/userland/kernel/network'
import type { Process, Signal } from '@/lib/userland/kernel/process'

beforeAll(installRest)

const START = 1_795_000_000_000

interface Given {
  env?: Record<string, string>
  args?: string[]
  command?: string[]
  files?: Record<string, string>
  uid?: number
  readOnly?: boolean
  ask?: (query: Query) => Answer
}

/** One container on a kernel of its own. */
function container(
  image: string,
  { env = {}, args, command, files = {}, uid = 0, readOnly, ask }: Given = {},
) {
  const clock = { now: START }
  const behaviour = behaviourOf(image)
  const base = imageTree(image)
  const tree = newFileTree()
  const system = new MemoryFileSystem({ now: () => clock.now, tree, base })
  for (const [path, text] of Object.entries(files)) {
    const parts = path.split('/').slice(1, -1)
    parts.forEach((_, at) => {
      const folder = `/${parts.slice(0, at + 1).join('/')}`
      if (!system.stat(folder)) system.mkdir(folder)
    })
    system.write(path, text)
  }
  const lines: string[] = []
  const seen = readOnly ? new MemoryFileSystem({ now: () => clock.now, tree, base, readOnly }) : system
  let kernel: Kernel
  const listen = (port: number) => kernel.listeners().find(({ listener }) => listener.port === port)
  const local = (query: Query): Answer => {
    if (query.kind !== 'connect') return { kind: 'unreachable' }
    const found = listen(query.port)
    if (!found) return { kind: 'refused' }
    if (query.data === undefined) return { kind: 'open' }
    const data = found.listener.reply?.(query.data) ?? ''
    kernel.visited(found.pid, found.listener, { client: '127.0.0.1', at: clock.now, data: query.data })
    return { kind: 'open', data }
  }
  const machine: Machine = {
    ...{ name: 'c', hostname: 'web', dialect: behaviour.base === 'debian' ? 'gnu' : 'busybox', files: seen },
    now: () => clock.now,
    random: () => 0.5,
    users: () => usersOf(system),
    groups: () => groupsOf(system),
    programAt: () => undefined,
    network: { ask: ask ?? local, interfaces: () => [], routes: () => [], sockets: () => [] },
  }
  kernel = new Kernel({
    program: imageProgram,
    machine: () => machine,
    output: (text) => {
      lines.push(...text.replace(/\n$/, '').split('\n'))
    },
  })
  const streams = [undefined, { sink: 'out' }, { sink: 'err' }]
  const run = (argv: readonly string[], who = uid) =>
    kernel.start({
      argv,
      place: 'c',
      uid: who,
      env: { ...behaviour.env, ...env },
      cwd: behaviour.cwd ?? '/',
      streams,
    })
  const until = (ms: number) => {
    for (
      let pause = kernel.pump();
      pause.until !== undefined && pause.until <= START + ms;
      pause = kernel.pump()
    )
      clock.now = Math.max(clock.now, pause.until)
    clock.now = Math.max(clock.now, START + ms)
    kernel.pump()
  }
  const pid = run(startArgv(behaviour, command, args))
  kernel.pump()
  const get = (port: number, path = '/', more: Partial<HttpRequest> = {}) => {
    const found = listen(port)
    if (!found?.listener.serve) return undefined
    const request = {
      method: 'GET',
      host: 'web',
      path,
      headers: {},
      body: '',
      tls: false,
      client: '10.0.0.9',
      ...more,
    }
    const response = found.listener.serve(request, { now: clock.now, read: () => null })
    kernel.visited(found.pid, found.listener, { client: '10.0.0.9', at: clock.now, request, response })
    kernel.pump()
    return response
  }
  const exec = (...argv: string[]) => {
    const from = lines.length
    const other = run(argv, 0)
    until(clock.now - START + 120_000)
    return { lines: lines.slice(from), status: kernel.reap(other) }
  }
  const signal = (name: Signal) => {
    kernel.kill(pid, name)
    until(clock.now - START + 10_000)
    return kernel.reap(pid)
  }
  return {
    kernel,
    lines,
    get,
    exec,
    signal,
    until,
    system,
    pid,
    ports: () => kernel.listeners().map(({ listener }) => listener.port),
  }
}

const shape = (listeners: readonly Listener[]) =>
  listeners.map(({ port, protocol, tls }) => ({ port, protocol, tls }))

describe('an image that serves', () => {
  it.each([
    ['nginx', [80], '<h1>Welcome to nginx!</h1>\n'],
    ['nginx:1.25-alpine', [80], '<h1>Welcome to nginx!</h1>\n'],
    ['httpd:2.4', [80], '<html><body><h1>It works!</h1></body></html>\n'],
    ['registry.k8s.io/hpa-example', [80], 'OK!'],
    ['gcr.io/google-samples/hello-app:2.0', [8080], 'Hello, world!\nVersion: 2.0.0\nHostname: web\n'],
    ['gcr.io/google-samples/node-hello:1.0', [8080], 'Hello Kubernetes!'],
    ['traefik/whoami', [80], 'Hostname: web\nIP: 127.0.0.1\nGET / HTTP/1.1\nHost: web\n'],
    ['jpetazzo/color', [80], '🔵This is pod web, serving / for web.\n'],
  ])('%s answers, and ends when it is told to', (image, ports, body) => {
    const one = container(image)
    expect(one.ports()).toEqual(ports)
    expect(one.get(ports[0] ?? 0)).toMatchObject({ status: 200, body })
    expect(one.signal('TERM')).toEqual({ code: 0 })
  })

  it.each([
    'nginx',
    'httpd',
    'redis:7',
    'gcr.io/google-samples/hello-app:1.0',
    'traefik/whoami',
    'registry.k8s.io/hpa-example',
  ])('%s listens at rest where its program listens', (image) => {
    const one = container(image)
    const process = { argv: [], env: {}, machine: { hostname: 'web', now: () => START }, files: one.system }
    const resting = restingListeners(behaviourOf(image), contextOf(process as unknown as Process))
    expect(shape(resting)).toEqual(shape(one.kernel.listeners().map(({ listener }) => listener)))
  })
})

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
    ['/', 200, '<h1>Welcome to nginx!</h1>\n'],
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
    if (body !== undefined) expect(answer?.body).toBe(body)
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
      /^10\.0\.0\.9 - - \[.*\] "GET \/ HTTP\/1\.1" 200 27 "-" "curl\/8" "-"\n$/,
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

describe('programs', () => {
  it.each([
    ['busybox', ['sh', '-c', 'echo $0; ls /bin/wc | wc -l'], ['sh', '1'], 0],
    ['busybox', ['busybox', 'echo', 'hi'], ['hi'], 0],
    ['alpine', ['cat', '/etc/alpine-release'], ['3.22.2'], 0],
    ['debian', ['sh', '-c', '. /etc/os-release; echo $ID'], ['debian'], 0],
    ['ubuntu:22.04', ['sh', '-c', '. /etc/os-release; echo $VERSION_ID'], ['22.04'], 0],
    ['python:3.12', ['python', '--version'], ['Python 3.12.12'], 0],
    [
      'python:3.12',
      ['python', 'app.py'],
      ["python: can't open file '/app.py': [Errno 2] No such file or directory"],
      2,
    ],
    [
      'python:3.12',
      ['python', '-c', 'print(1)'],
      ['python: running programs of this language is not possible here'],
      1,
    ],
    ['node:20', ['node', '--version'], ['v20.19.5'], 0],
    [
      'nginx',
      ['cat', '/etc/nginx/conf.d/none'],
      ['cat: /etc/nginx/conf.d/none: No such file or directory'],
      1,
    ],
    ['redis', ['nosuch'], ['/usr/local/bin/docker-entrypoint.sh: 53: exec: nosuch: not found'], 127],
    ['hashicorp/http-echo', ['-listen=:80'], ['Missing -text option!'], 127],
    ['vish/stress', [], [], undefined],
  ] as const)('%s %j', (image, args, lines, code) => {
    const one = container(image, { args: [...args] })
    expect(one.lines).toEqual(lines)
    expect(one.kernel.reap(one.pid)).toEqual(code === undefined ? undefined : { code })
  })

  it('says its version', () => {
    const one = container('nginx:1.25', { command: ['nginx', '-v'] })
    expect(one.lines).toEqual(['nginx version: nginx/1.25.5'])
  })

  it('runs a copy of busybox elsewhere', () => {
    const one = container('busybox', {
      args: ['sh', '-c', 'mkdir /x; cp /bin/busybox /x/busybox; /x/busybox echo copied'],
    })
    expect(one.lines).toEqual(['copied'])
  })

  it('serves files by busybox and by Python', () => {
    const shell = container('busybox', {
      args: ['sh', '-c', 'mkdir /www; echo hi > /www/index.html; exec httpd -f -p 8080 -h /www'],
    })
    expect(shell.get(8080)?.body).toBe('hi\n')
    const back = container('busybox', { args: ['sh', '-c', 'echo hi > /index.html; httpd -p 81; sleep 100'] })
    back.until(10)
    expect(back.get(81)?.body).toBe('hi\n')
    const python = container('python:3.12', { args: ['python', '-m', 'http.server', '9000'] })
    expect(python.get(9000, '/etc/hostnam')?.status).toBe(404)
    expect(python.lines.at(-1)).toMatch(/^10\.0\.0\.9 - - \[.*\] "GET \/etc\/hostnam HTTP\/1\.1" 404 -$/)
  })

  it('holds the memory it was told to', () => {
    const one = container('polinux/stress', {
      args: ['stress', '--vm', '1', '--vm-bytes', '150M', '--timeout', '5'],
    })
    expect(one.lines).toEqual(['stress: info: [1] dispatching hogs: 0 cpu, 0 io, 1 vm, 0 hdd'])
    one.until(1000)
    expect(one.kernel.memory().get('c')).toBe(150 * 1024 ** 2)
    one.until(6000)
    expect(one.lines.at(-1)).toBe('stress: info: [1] successful run completed in 5s')
  })

  it('is well for ten seconds', () => {
    const one = container('registry.k8s.io/e2e-test-images/agnhost:2.40', { args: ['liveness'] })
    expect(one.get(8080)?.status).toBe(200)
    one.until(10_000)
    expect(one.get(8080)?.status).toBe(500)
    expect(one.signal('TERM')).toEqual({ code: 2 })
  })
})

describe('redis', () => {
  it('keeps what it is told, through a restart', () => {
    const one = container('redis:7')
    const cli = (...words: string[]) => one.exec('redis-cli', ...words).lines
    expect(cli('ping')).toEqual(['PONG'])
    expect([cli('set', 'a', '1'), cli('incr', 'a'), cli('get', 'a')]).toEqual([['OK'], ['2'], ['2']])
    expect(cli('lpush', 'a', 'x')).toEqual([
      'WRONGTYPE Operation against a key holding the wrong kind of value',
    ])
    expect(cli('keys', '*')).toEqual(['a'])
    const file = one.system.read('/data/dump.rdb')
    const again = container('redis:7', { files: { '/data/dump.rdb': file } })
    expect(again.exec('redis-cli', 'get', 'a').lines).toEqual(['2'])
  })

  it('wants its password', () => {
    const one = container('redis', { args: ['redis-server', '--requirepass', 'pw'] })
    expect(one.exec('redis-cli', 'get', 'a').lines).toEqual(['NOAUTH Authentication required.'])
    expect(one.exec('redis-cli', '-a', 'pw', 'set', 'a', 'b').lines).toEqual(['OK'])
  })
})

describe('databases', () => {
  it.each([
    ['mysql:8.0', '    - MYSQL_RANDOM_ROOT_PASSWORD'],
    ['postgres:16', '       https://www.postgresql.org/docs/current/auth-trust.html'],
  ])('%s does not start without a password', (image, last) => {
    const one = container(image)
    expect([one.lines.at(-1), one.kernel.reap(one.pid)]).toEqual([last, { code: 1 }])
  })

  it('MySQL keeps rows and its first password', () => {
    const env = { MYSQL_ROOT_PASSWORD: 'one', MYSQL_DATABASE: 'shop' }
    const one = container('mysql:8.4', { env })
    expect(one.ports()).toEqual([])
    one.until(20_000)
    expect(one.lines.at(-1)).toContain("ready for connections. Version: '8.4.7'")
    const ask = (sql: string, password = 'one') =>
      one.exec('mysql', `-p${password}`, 'shop', '-e', sql).lines.slice(1)
    ask(
      "create table t (id int auto_increment primary key, name varchar(20)); insert into t (name) values ('a'), ('b')",
    )
    expect(ask('select * from t where id > 1')).toEqual(['id\tname', '2\tb'])
    expect(ask('select count(*) from gone')).toEqual([
      "ERROR 1146 (42S02) at line 1: Table 'shop.gone' doesn't exist",
    ])
    expect(ask('show databases', 'two')).toEqual([
      "ERROR 1045 (28000): Access denied for user 'root'@'localhost' (using password: YES)",
    ])
    const file = one.system.read('/var/lib/mysql/ibdata1')
    const files = { '/var/lib/mysql/ibdata1': file, '/var/lib/mysql/mysql/x': '' }
    const again = container('mysql:8.4', { env: { MYSQL_ROOT_PASSWORD: 'two' }, files })
    again.until(3000)
    expect(again.exec('mysql', '-pone', 'shop', '-Ne', 'select name from t').lines.slice(1)).toEqual([
      'a',
      'b',
    ])
  })

  it('PostgreSQL as its own user', () => {
    const one = container('postgres:16', { env: { POSTGRES_PASSWORD: 'pw' } })
    one.until(10_000)
    expect(one.lines.at(-1)).toContain('database system is ready to accept connections')
    expect(one.kernel.process(one.pid)?.uid).toBe(999)
    const ask = (sql: string) => one.exec('psql', '-U', 'postgres', '-c', sql).lines
    expect(ask('create table t (id int)')).toEqual(['CREATE TABLE'])
    expect(ask('insert into t values (1), (2)')).toEqual(['INSERT 0 2'])
    expect(ask('select * from t')).toEqual([' id ', '----', '  1', '  2', '(2 rows)', ''])
    expect(ask('\\dt')[2]).toBe('--------+------+-------+----------')
    expect(ask('select 1 from gone')).toEqual(['ERROR:  relation "gone" does not exist'])
    expect(one.exec('pg_isready').lines).toEqual(['/var/run/postgresql:5432 - accepting connections'])
  })

  it('PostgreSQL refuses a mount point that is not empty', () => {
    const files = { '/var/lib/postgresql/data/lost+found/x': '' }
    const one = container('postgres:16', { env: { POSTGRES_PASSWORD: 'pw' }, files })
    expect(one.lines).toContain('initdb: error: directory "/var/lib/postgresql/data" exists but is not empty')
    expect(one.kernel.reap(one.pid)).toEqual({ code: 1 })
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

describe('packages', () => {
  const online = (query: Query): Answer =>
    query.kind === 'dns'
      ? {
          kind: 'dns',
          answer: { code: 'NOERROR', records: [{ name: query.name, type: 'A', data: '203.0.113.50' }] },
        }
      : { kind: 'open' }
  const files = { '/etc/resolv.conf': 'nameserver 10.96.0.10\n' }

  it('are installed where they can be had', () => {
    const debian = container('debian', { args: ['sleep', '9999'], files, ask: online })
    expect(debian.exec('apt-get', 'install', '-y', 'procps').lines.at(-1)).toBe(
      'E: Unable to locate package procps',
    )
    debian.exec('apt-get', 'update')
    expect(debian.exec('which', 'ps').status).toEqual({ code: 1 })
    expect(debian.exec('apt-get', 'install', '-y', 'procps').status).toEqual({ code: 0 })
    expect(debian.exec('which', 'ps').lines).toEqual(['/usr/bin/ps'])
    const alpine = container('alpine', { args: ['sleep', '9999'], files, ask: online })
    expect(alpine.exec('apk', 'add', '--no-cache', 'jq').lines.at(-1)).toBe('OK: 8 MiB in 16 packages')
    expect(alpine.exec('jq', '-n', '1').lines).toEqual(['1'])
  })

  it('are not when nobody answers', () => {
    const ask = (): Answer => ({ kind: 'timeout' })
    const debian = container('debian', { args: ['sleep', '9999'], files, ask })
    expect(debian.exec('apt-get', 'update').lines).toContain(
      "W: Failed to fetch http://deb.debian.org/debian/dists/bookworm/InRelease  Temporary failure resolving 'deb.debian.org'",
    )
    const alpine = container('alpine', { args: ['sleep', '9999'], files, ask })
    expect(alpine.exec('apk', 'add', 'curl').status).toEqual({ code: 1 })
  })
})
