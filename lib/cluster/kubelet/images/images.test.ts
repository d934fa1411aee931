import { beforeAll, describe, expect, it } from 'vitest'
import { behaviourOf, restingListeners } from '@/lib/cluster/kubelet/images'
import { contextOf } from '@/lib/cluster/kubelet/images/context'
import { STOP_MS } from '@/lib/cluster/kubelet/images/daemon'
import { container, START } from '@/lib/cluster/kubelet/images/test-container'
import { installRest } from '@/lib/cluster/rest'
import '@/lib/cluster/on-demand'
import type { Listener } from '@/lib/userland/kernel/network'
import type { Process } from '@/lib/userland/kernel/process'

beforeAll(installRest)

const shape = (listeners: readonly Listener[]) =>
  listeners.map(({ port, protocol, tls }) => ({ port, protocol, tls }))

describe('an image that serves', () => {
  it.each([
    ['nginx', [80], expect.stringMatching(/<h1>Welcome to nginx!<\/h1>\n.*<\/html>\n$/s)],
    ['nginx:1.25-alpine', [80], expect.stringContaining('<title>Welcome to nginx!</title>')],
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

describe('an image that rests', () => {
  it.each([
    ...[
      'nginx',
      'nginxinc/nginx-unprivileged',
      'nginxdemos/hello:plain-text',
      'httpd',
      'redis:7',
      'memcached',
    ],
    ...[
      'wordpress',
      'php:8.3-fpm',
      'php:apache',
      'registry.k8s.io/hpa-example',
      'traefik/whoami',
      'gcr.io/google-samples/hello-app:1.0',
    ],
    ...['jpetazzo/color', 'hashicorp/consul', 'example.com/unknown:1', 'registry.k8s.io/pause:3.10'],
    'registry.k8s.io/etcd:3.6.4-0',
  ])('%s ends as its rest does', (image) => {
    const { serves, comesUp } = behaviourOf(image)
    expect(serves ?? comesUp).toBeTruthy()
    const one = container(image)
    one.kernel.kill(one.pid, 'TERM')
    one.until(STOP_MS - 1)
    expect(one.kernel.process(one.pid)?.state).not.toBe('Z')
    one.until(STOP_MS)
    expect(one.kernel.reap(one.pid)).toEqual({ code: 0 })
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
