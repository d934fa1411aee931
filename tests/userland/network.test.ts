import { describe, expect, it } from 'vitest'
import type { Query } from '@/lib/userland/kernel/network'
import type { Pause } from '@/lib/userland/kernel/scheduling'
import { candidates } from '@/lib/userland/tools/network/resolver'
import { locate, parseUrl, urlText } from '@/lib/userland/tools/network/url'
import { networkWorld, runOnNetwork, tableNetwork } from './network-world'

const CURL_6 = 'curl: (6) Could not resolve host: nosuch\n'

describe('what the tools print', () => {
  it.each<[line: string, stdout: string, stderr: string, status: number]>([
    ['curl -s web', '<h1>hello</h1>\n', '', 0],
    ['curl -sS nosuch', '', CURL_6, 6],
    ['curl -s nosuch', '', '', 6],
    [
      'curl -sS web:81',
      '',
      'curl: (7) Failed to connect to web port 81 after 0 ms: Could not connect to server\n',
      7,
    ],
    ['curl -sSf web/x', '', 'curl: (22) The requested URL returned error: 404\n', 22],
    [
      'curl -sS telnet://web:81',
      '',
      'curl: (7) Failed to connect to web port 81 after 0 ms: Could not connect to server\n',
      7,
    ],
    ['curl -sS ftpx://web', '', 'curl: (1) Protocol "ftpx" not supported\n', 1],
    ['curl -sS http://', '', 'curl: (3) URL rejected: No host part in the URL\n', 3],
    ['curl -sSL web/loop', '', 'curl: (47) Maximum (50) redirects followed\n', 47],
    ['curl -sS web:6379', '', 'curl: (52) Empty reply from server\n', 52],
    [
      'curl -sS https://web:6379',
      '',
      'curl: (35) TLS connect error: error:0A0000C6:SSL routines::packet length too long\n',
      35,
    ],
    ['curl -sk https://web', '<h1>hello</h1>\n', '', 0],
    ['echo CA > ca; curl -s --cacert ca https://web; echo $?', '60\n', '', 0],
    ['printf CA > ca; curl -s --cacert ca https://web', '<h1>hello</h1>\n', '', 0],
    [
      'printf CA > ca; curl -sS --cacert ca --resolve other:443:10.96.1.1 https://other 2>&1 | head -1',
      "curl: (60) SSL: no alternative certificate subject name matches target host name 'other'\n",
      '',
      0,
    ],
    [
      "curl -s -o /dev/null -w '%{http_code} %{num_redirects} %{url_effective}\\n' -L web/old",
      '200 1 http://web/\n',
      '',
      0,
    ],
    ['curl -sI web', 'HTTP/1.1 200 OK\r\nContent-Length: 15\r\nContent-Type: text/html\r\n\r\n', '', 0],
    ['curl -s -d a=1 -d b=2 web/echo', 'POST application/x-www-form-urlencoded - - a=1&b=2\n', '', 0],
    [
      'echo -n hi | curl -s -X PUT -H "Content-Type: text/plain" --data-binary @- web/echo',
      'PUT text/plain - - hi\n',
      '',
      0,
    ],
    ['curl -s -u me:pw web/echo', 'GET - Basic bWU6cHc= - \n', '', 0],
    ['curl -s -b a=1 web/echo web/echo', 'GET - - a=1 \nGET - - a=1; id=7 \n', '', 0],
    ['curl -s -T /etc/hosts web/echo', 'PUT - - - 127.0.0.1 localhost\n\n', '', 0],
    ['curl -sO web/page; cat page', 'no such page\n', '', 0],
    ['wget -q -O- web', '<h1>hello</h1>\n', '', 0],
    ['wget -nv web/x', '', 'http://web/x:\n2023-11-14 22:13:20 ERROR 404: Not Found.\n', 8],
    ['wget -q --spider web/x', '', '', 8],
    [
      'nslookup web',
      'Server:\t\t10.96.0.10\nAddress:\t10.96.0.10#53\n\nName:\tweb.default.svc.cluster.local\nAddress: 10.96.1.1\n\n',
      '',
      0,
    ],
    ['dig +short +search web', '10.96.1.1\n', '', 0],
    [
      'dig +noall +answer web.default.svc.cluster.local',
      'web.default.svc.cluster.local. 30 IN\tA\t10.96.1.1\n',
      '',
      0,
    ],
    ['dig +short -x 10.96.1.1', 'web.default.svc.cluster.local.\n', '', 0],
    ['host nosuch', 'Host nosuch not found: 3(NXDOMAIN)\n', '', 1],
    ['getent hosts web', '10.96.1.1       web.default.svc.cluster.local\n', '', 0],
    ['getent hosts nosuch', '', '', 2],
    ['nc -zv web 80', '', 'Connection to web (10.96.1.1) 80 port [tcp/http] succeeded!\n', 0],
    ['nc -zv 10.96.1.1 81', '', 'nc: connect to 10.96.1.1 port 81 (tcp) failed: Connection refused\n', 1],
    ["printf 'PING\\r\\n' | nc web 6379", '+PONG\r\n', '', 0],
    ['ping nosuch', '', 'ping: nosuch: Name or service not known\n', 2],
    [
      'telnet web 81',
      'Trying 10.96.1.1...\n',
      'telnet: Unable to connect to remote host: Connection refused\n',
      1,
    ],
    [
      'ip -br addr',
      'lo               UNKNOWN        127.0.0.1/8 \neth0@if7         UP             10.244.1.5/24 \n',
      '',
      0,
    ],
    [
      'ip route get 10.96.1.1',
      '10.96.1.1 via 10.244.1.1 dev eth0 src 10.244.1.5 uid 0 \n    cache \n',
      '',
      0,
    ],
    ['ip link set eth0 down', '', 'RTNETLINK answers: Operation not permitted\n', 2],
    ['ip addr show eth9', '', 'Device "eth9" does not exist.\n', 1],
    ['ss -tlnH', 'LISTEN 0      4096         0.0.0.0:80        0.0.0.0:*          \n', '', 0],
    ['tcpdump -i eth9', '', 'tcpdump: eth9: No such device exists\n(No such device exists)\n', 1],
    [
      'ab -n 1000 -c 10 http://web/ | grep -E "Complete|HTML|Path"',
      'Document Path:          /\nComplete requests:      1000\nHTML transferred:       15000 bytes\n',
      '',
      0,
    ],
    ['ab -n 5 http://web:81/ > ab.txt', '', 'apr_socket_recv: Connection refused (111)\n', 111],
    ['hostname -I', '10.244.1.5 \n', '', 0],
    ['echo > /dev/tcp/web/80 && echo open', 'open\n', '', 0],
    [
      'echo > /dev/tcp/web/81',
      '',
      'bash: line 1: connect: Connection refused\nbash: line 1: /dev/tcp/web/81: Connection refused\n',
      1,
    ],
  ])('%s', (text, stdout, stderr, status) => {
    expect(runOnNetwork({ text })).toMatchObject({ stdout, stderr, status })
  })

  it.each<[line: string, stdout: string, stderr: string, status: number]>([
    ['wget -qO- web', '<h1>hello</h1>\n', '', 0],
    ['wget -qO- web/x', '', 'wget: server returned error: HTTP/1.1 404 Not Found\n', 1],
    ['wget -qO- nosuch:81', '', "wget: bad address 'nosuch:81'\n", 1],
    ['wget -qO- web:81', '', "wget: can't connect to remote host (10.96.1.1): Connection refused\n", 1],
    [
      'wget -qO- web; wget web; cat index.html',
      '<h1>hello</h1>\n<h1>hello</h1>\n',
      expect.stringContaining("'index.html' saved\n"),
      0,
    ],
    ['nc -zv web 80', '', 'web (10.96.1.1:80) open\n', 0],
    ['nc web 81', '', 'nc: web (10.96.1.1:81): Connection refused\n', 1],
    ['ping -c 1 nosuch', '', "ping: bad address 'nosuch'\n", 1],
    [
      'nslookup web.default.svc.cluster.local',
      'Server:\t\t10.96.0.10\nAddress:\t10.96.0.10:53\n\nName:\tweb.default.svc.cluster.local\nAddress: 10.96.1.1\n\n\n',
      '',
      0,
    ],
    ['telnet web 81', '', "telnet: can't connect to remote host (10.96.1.1): Connection refused\n", 1],
  ] as [string, string, string, number][])('busybox: %s', (text, stdout, stderr, status) => {
    expect(runOnNetwork({ text, dialect: 'busybox' })).toMatchObject({ stdout, stderr, status })
  })

  it('looks names up as the busybox of old did', () => {
    expect(runOnNetwork({ text: 'nslookup web', dialect: 'busybox', busybox: '1.28.4' }).stdout).toBe(
      'Server:    10.96.0.10\nAddress 1: 10.96.0.10\n\nName:      web\nAddress 1: 10.96.1.1 web.default.svc.cluster.local\n',
    )
  })
})

describe('how long they wait', () => {
  it.each<[line: string, ms: number, status: number]>([
    ['curl -s -m 2 10.96.9.9', 2000, 28],
    ['curl -s --connect-timeout 3 10.96.9.9', 3000, 28],
    ['curl -s 10.96.9.9', 131_000, 28],
    ['curl -s -m 2 web/slow', 2000, 28],
    ['curl -s --connect-timeout 2 web/slow', 5001, 0],
    ['curl -s 10.244.9.9', 3000, 7],
    ['curl -s --retry 2 web/busy', 3003, 0],
    ['wget -q -T 2 -t 2 10.96.9.9', 5000, 4],
    ['ping -c 3 web', 2000, 0],
    ['ping -c 1 -W 2 10.96.9.9', 2000, 1],
    ['nc -z -w 4 10.96.9.9 80', 4000, 1],
    ['nslookup web 1.2.3.4', 15_000, 1],
    ['dig +time=1 +tries=2 @1.2.3.4 web', 2000, 9],
    ['timeout 3 bash -c "echo > /dev/tcp/10.96.9.9/80"', 3000, 124],
  ])('%s', (text, ms, status) => {
    expect(runOnNetwork({ text })).toMatchObject({ ms, status })
  })

  it.each<[conf: string, alpine: boolean, ms: number]>([
    ['nameserver 1.2.3.4\n', false, 10_000],
    ['nameserver 1.2.3.4\noptions timeout:1 attempts:3\n', false, 3000],
    ['nameserver 1.2.3.4\n', true, 5000],
    ['nameserver 1.2.3.4\nsearch a b c\noptions ndots:5\n', false, 10_000],
    ['nameserver 10.96.0.53\nnameserver 10.96.0.10\nsearch default.svc.cluster.local\n', false, 2],
  ])('for a name with %j', (conf, alpine, ms) => {
    const files = { '/etc/resolv.conf': conf, ...(alpine ? { '/etc/alpine-release': '3.22.0\n' } : {}) }
    expect(runOnNetwork({ text: 'curl -s web', files }).ms).toBe(ms)
  })
})

describe('names', () => {
  it.each<[name: string, ndots: number, musl: boolean, tried: string[]]>([
    ['web', 5, false, ['web.a', 'web.b', 'web']],
    ['web.ns', 1, false, ['web.ns', 'web.ns.a', 'web.ns.b']],
    ['web.ns', 1, true, ['web.ns']],
    ['web.ns', 5, true, ['web.ns.a', 'web.ns.b', 'web.ns']],
    ['web.ns.', 5, false, ['web.ns']],
    ['web', 0, true, ['web']],
  ])('%s with ndots %i (musl: %s)', (name, ndots, musl, tried) => {
    const config = { servers: [], search: ['a', 'b'], ndots, timeout: 5000, attempts: 2 }
    expect(candidates(name, config, musl)).toEqual(tried)
  })

  it.each([
    ['/etc/hosts goes first', '10.0.0.7 web # mine\n', 'getent hosts web', '10.0.0.7        web\n'],
    ['aliases count', '10.0.0.7 a.b web\n', 'getent hosts web', '10.0.0.7        web\n'],
    ['and backwards', '10.0.0.7 a.b web\n', 'getent hosts 10.0.0.7', '10.0.0.7        a.b web\n'],
  ])('%s', (_, hosts, text, stdout) => {
    expect(runOnNetwork({ text, files: { '/etc/hosts': hosts } }).stdout).toBe(stdout)
  })

  it('asks along the search path, then for the other family', () => {
    const asked: Query[] = []
    runOnNetwork({ text: 'curl -s example.com', network: tableNetwork(asked) })
    expect(asked.flatMap((query) => (query.kind === 'dns' ? [`${query.type} ${query.name}`] : []))).toEqual([
      'A example.com.default.svc.cluster.local',
      'A example.com.svc.cluster.local',
      'A example.com.cluster.local',
      'A example.com',
      'AAAA example.com',
    ])
  })
})

describe('URLs', () => {
  it.each([
    ['web', 'http://web/'],
    ['http://user@web:8080/a?b#c', 'http://web:8080/a?b'],
    ['[::1]:80/x', 'http://[::1]/x'],
    ['https://web?q', 'https://web/?q'],
    ['http://', ''],
    ['web:99999', ''],
  ])('%s', (text, whole) => {
    const url = parseUrl(text)
    expect(url ? urlText(url) : '').toBe(whole)
  })

  it.each([
    ['/x', 'https://web:1/x'],
    ['y', 'https://web:1/a/y'],
    ['//other/z', 'https://other/z'],
    ['http://other', 'http://other/'],
  ])('leads on to %s', (location, whole) => {
    const url = parseUrl('https://web:1/a/b?c')
    const next = url && locate(url, location)
    expect(next && urlText(next)).toBe(whole)
  })
})

/** A kernel with one process whose input is open. */
function started(argv: string[], dialect: 'gnu' | 'busybox' = 'busybox', stdin?: string) {
  const world = networkWorld({ dialect })
  const feed = world.kernel.addFeed()
  const env = { PATH: '/bin' }
  const pid = world.kernel.start({
    argv,
    place: 'here',
    env,
    streams: [{ feed }, { sink: 'out' }, { sink: 'err' }],
  })
  if (stdin !== undefined) {
    world.kernel.feed(feed, stdin)
    world.kernel.feed(feed, undefined)
  }
  const pump = (): Pause => world.kernel.pump()
  pump()
  return { ...world, pid, feed, pump }
}

describe('nc that listens', () => {
  const visit = { client: '10.244.1.9', at: 0 }
  const request = { method: 'GET', host: 'me', path: '/', headers: { Accept: '*/*' }, body: '', tls: false }

  it('answers one client and ends', () => {
    const { kernel, pid, pump, text } = started(
      ['nc', '-l', '-p', '8080'],
      'busybox',
      'HTTP/1.1 200 OK\n\nhi\n',
    )
    const [one] = kernel.listeners()
    expect(one).toMatchObject({ pid, listener: { port: 8080, protocol: 'TCP' } })
    expect(one?.listener.serve?.(request)).toMatchObject({ status: 200, body: 'hi\n' })
    if (one) kernel.visited(pid, one.listener, { ...visit, request })
    expect(kernel.listeners()).toEqual([])
    pump()
    expect(kernel.reap(pid)).toEqual({ code: 0 })
    expect(text('out')).toBe('GET / HTTP/1.1\r\nHost: me\r\nAccept: */*\r\n\r\n')
  })

  it('goes on with -k', () => {
    const { kernel, pid, pump, text } = started(['nc', '-lk', '-p', '9000'], 'gnu', '')
    for (const data of ['one\n', 'two\n']) {
      const [found] = kernel.listeners()
      if (found) kernel.visited(pid, found.listener, { ...visit, data })
      pump()
    }
    expect(text('out')).toBe('one\ntwo\n')
    expect(kernel.process(pid)?.state).toBe('S')
  })

  it('stays with who says nothing yet', () => {
    const { kernel, pid, pump, text } = started(['nc', '-l', '-p', '9000'], 'busybox', '')
    for (const data of ['', 'hi\n']) {
      const [found] = kernel.listeners()
      if (found) kernel.visited(pid, found.listener, { ...visit, data })
      pump()
    }
    expect(text('out')).toBe('hi\n')
    expect(kernel.reap(pid)).toEqual({ code: 0 })
  })

  it('listens with what it has read so far, and says what a command says', () => {
    const open = started(['nc', '-l', '-p', '9000'])
    open.kernel.feed(open.feed, 'soon\n')
    open.pump()
    expect(open.kernel.listeners()[0]?.listener.greeting).toBe('soon\n')
    const command = started(['nc', '-l', '-p', '9000', '-e', 'echo', 'hello'])
    expect(command.kernel.listeners()[0]?.listener.greeting).toBe('hello\n')
    const cat = started(['nc', '-l', '-p', '9000', '-e', '/bin/cat'])
    expect(cat.kernel.listeners()[0]?.listener.reply?.('x')).toBe('x')
  })
})

it('is copied in the middle of a wait', () => {
  const { kernel, host, pid, clock, pump, text } = started(['wget', '-qO-', 'web/slow'])
  const copy = kernel.fork(host)
  clock.now += 5001
  pump()
  copy.pump()
  expect([kernel.reap(pid), copy.reap(pid)]).toEqual([{ code: 0 }, { code: 0 }])
  expect(text('out')).toBe('late\nlate\n')
})

it('prints statistics when ping is interrupted', () => {
  const { kernel, pid, clock, pump, text } = started(['ping', 'web'])
  clock.now += 1000
  pump()
  kernel.kill(pid, 'INT')
  pump()
  expect(kernel.reap(pid)).toEqual({ code: 0 })
  expect(text('out')).toMatch(
    /seq=1 .*\n\n--- web ping statistics ---\n2 packets transmitted, 2 packets received, 0%/,
  )
})

describe('hostile input', () => {
  it.each([
    ['curl -s web/big -o big; ls -l big | wc -l', '1\n'],
    ['wget -qO big web/big; ls big', 'big\n'],
  ])('%s', (text, stdout) => {
    expect(runOnNetwork({ text }).stdout).toBe(stdout)
  })

  it.each([
    `curl -s --resolve '${'a:'.repeat(50_000)}' web`,
    `curl -s ${'a'.repeat(100_000)}`,
    `curl -s http://${'[:'.repeat(50_000)}`,
    `wget -q ${'%/'.repeat(50_000)}`,
    `dig ${'a.'.repeat(50_000)}`,
    `nc -z web ${'1-'.repeat(50_000)}`,
    `curl -s -w '${'%{'.repeat(50_000)}' web`,
    `curl -s --resolve '${'['.repeat(50_000)}' web`,
  ])('ends at %.20s…', (text) => {
    expect(runOnNetwork({ text }).status).toBeLessThan(256)
  })
})
