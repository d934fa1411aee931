import { beforeAll, describe, expect, it } from 'vitest'
import { type Cluster, createCluster, restoreCluster } from '@/lib/cluster/cluster'
import type { ExecResult } from '@/lib/cluster/kubelet/exec'

const user = { username: 'kubernetes-admin', groups: ['system:masters', 'system:authenticated'] }
const from = { namespace: 'default', pod: 'client' }

function create(cluster: Cluster, path: string, body: object): void {
  const { code, body: answer } = cluster.request({ method: 'POST', path, body, user })
  if (code !== 201) throw new Error(JSON.stringify(answer))
}

const pod = (name: string, spec: object) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, labels: { app: name } },
  spec,
})

const service = (name: string, spec: object) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name },
  spec: { selector: { app: 'web' }, ...spec },
})

const container = (image: string, ...command: string[]) => ({
  containers: [{ name: 'c', image, ...(command.length > 0 ? { command } : {}) }],
})

function lesson(): Cluster {
  const cluster = createCluster()
  const core = '/api/v1/namespaces/default'
  create(cluster, `${core}/pods`, pod('web', container('nginx:1.27')))
  create(cluster, `${core}/pods`, pod('client', container('busybox:1.36', 'sleep', '3600')))
  create(cluster, `${core}/pods`, pod('tools', container('nicolaka/netshoot', 'sleep', '3600')))
  create(cluster, `${core}/services`, service('web', { ports: [{ port: 80 }] }))
  create(cluster, `${core}/services`, service('wrong', { ports: [{ port: 80, targetPort: 8080 }] }))
  create(cluster, `${core}/services`, service('none', { selector: { app: 'x' }, ports: [{ port: 80 }] }))
  cluster.settle()
  return cluster
}

function deny(cluster: Cluster, spec: object): void {
  create(cluster, '/apis/networking.k8s.io/v1/namespaces/default/networkpolicies', {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'deny' },
    spec,
  })
}

function exec(cluster: Cluster, name: string, ...command: string[]) {
  const path = `/api/v1/namespaces/default/pods/${name}/exec`
  const began = cluster.now()
  const result = { stdout: '', stderr: '' }
  for (let body: object = { command }; ; ) {
    const answer = cluster.request({ method: 'POST', path, body, user }).body as ExecResult
    result.stdout += answer.stdout
    result.stderr += answer.stderr
    const { exitCode, session, until = cluster.now() + 1 } = answer
    if (session === undefined) return { ...result, exitCode, took: cluster.now() - began }
    cluster.advance(until - cluster.now())
    body = { session }
  }
}

let base: Cluster
beforeAll(() => {
  base = lesson()
})

describe('canReach', () => {
  it('tells the way', () => {
    const reach = base.canReach(from, 'web', 80)
    expect(reach.ok).toBe(true)
    expect(reach.path.map(({ kind }) => kind)).toEqual(['dns', 'service', 'endpoint', 'process'])
  })

  it.each([
    ['nothing', 80, 'dns', 'Could not resolve host: nothing'],
    ['none', 80, 'service', 'Connection refused'],
    ['web', 81, 'service', 'Connection timed out'],
    ['wrong', 80, 'process', 'Connection refused'],
    ['10.244.1.250', 80, 'endpoint', 'No route to host'],
  ])('%s:%d ends at %s', (host, port, at, words) => {
    expect(base.canReach(from, host, port)).toMatchObject({ ok: false, obstacle: { at }, words })
  })

  it('names the policy, and needs DNS to be let out', () => {
    const cluster = base.fork()
    deny(cluster, { podSelector: { matchLabels: { app: 'web' } }, policyTypes: ['Ingress'] })
    const reach = cluster.canReach(from, 'web', 80)
    expect(reach).toMatchObject({ ok: false, obstacle: { at: 'policy', kind: 'timeout' } })
    expect(reach.path.at(-1)).toEqual({ kind: 'policy', direction: 'Ingress', names: ['deny'] })
    const closed = base.fork()
    deny(closed, { podSelector: { matchLabels: { app: 'client' } }, policyTypes: ['Egress'] })
    expect(closed.canReach(from, 'web', 80)).toMatchObject({ ok: false, obstacle: { kind: 'unresolved' } })
  })
})

describe('what tools print', () => {
  it.each<[string, string, number, string, string]>([
    ['client', 'wget -qO- web/robots.txt', 1, '', 'wget: server returned error: HTTP/1.1 404 Not Found\n'],
    ['client', 'wget -qO- http://web/x', 1, '', 'wget: server returned error: HTTP/1.1 404 Not Found\n'],
    ['client', 'wget -qO- -T 2 web:81', 1, '', 'wget: download timed out\n'],
    ['client', 'wget -qO- nothing', 1, '', "wget: bad address 'nothing'\n"],
    ['client', 'wget -q --spider web', 0, '', ''],
    ['client', 'nc -z -w 1 web 80', 0, '', ''],
    ['tools', 'curl -s -o /dev/null -w %{http_code} web/x', 0, '404', ''],
    ['tools', 'curl -sf web/x', 22, '', ''],
    ['tools', 'curl -sS -m 2 web:81', 28, '', 'curl: (28) Connection timed out after 2001 milliseconds\n'],
    ['tools', 'curl -sS nothing', 6, '', 'curl: (6) Could not resolve host: nothing\n'],
    [
      'tools',
      'curl -sS https://web:80',
      35,
      '',
      'curl: (35) TLS connect error: error:0A0000C6:SSL routines::packet length too long\n',
    ],
    [
      'tools',
      'curl -Z web',
      2,
      '',
      "curl: option -Z: is unknown\ncurl: try 'curl --help' or 'curl --manual' for more information\n",
    ],
  ])('%s: %s', (name, line, exitCode, stdout, stderr) => {
    const { took: _, ...result } = exec(base.fork(), name, ...line.split(' '))
    expect(result).toEqual({ exitCode, stdout, stderr })
  })

  it('waits as long as it would', () => {
    expect(exec(base.fork(), 'client', 'wget', '-T', '2', 'web:81').took).toBe(2000)
  })

  it('is not there in an image that has it not', () => {
    const path = '/api/v1/namespaces/default/pods/web/exec'
    const { code } = base.fork().request({ method: 'POST', path, body: { command: ['wget', 'web'] }, user })
    expect(code).toBe(500)
  })
})

describe('a process that waits for a Service', () => {
  const script = 'until wget -qO- http://late; do sleep 2; done; echo ready; sleep 3600'

  function waiting(): Cluster {
    const cluster = base.fork()
    const body = pod('waiting', container('busybox:1.36', 'sh', '-c', script))
    create(cluster, '/api/v1/namespaces/default/pods', body)
    cluster.settle()
    return cluster
  }

  it('goes on when the Service comes', () => {
    const cluster = waiting()
    expect(cluster.logs('default', 'waiting', 'c').at(-1)).toBe("wget: bad address 'late'")
    create(cluster, '/api/v1/namespaces/default/services', service('late', { ports: [{ port: 80 }] }))
    cluster.advance(5000)
    expect(cluster.logs('default', 'waiting', 'c').slice(-2)).toEqual(['</html>', 'ready'])
  })

  it('tries again while nothing changes, and is saved', () => {
    const cluster = waiting()
    const restored = restoreCluster(structuredClone(cluster.snapshot()))
    for (const one of [cluster, restored]) one.advance(60_000)
    expect(restored.hash()).toBe(cluster.hash())
  })
})

it('leads from an ingress controller to the Service of a rule', () => {
  const cluster = base.fork()
  const spec = container('registry.k8s.io/ingress-nginx/controller:v1.13.0')
  create(cluster, '/api/v1/namespaces/default/pods', pod('controller', spec))
  create(cluster, '/apis/networking.k8s.io/v1/ingressclasses', {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'IngressClass',
    metadata: { name: 'nginx' },
    spec: { controller: 'k8s.io/ingress-nginx' },
  })
  create(cluster, '/apis/networking.k8s.io/v1/namespaces/default/ingresses', {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'web' },
    spec: {
      ingressClassName: 'nginx',
      rules: ['web', 'none'].map((name) => ({
        host: `${name}.example.com`,
        http: {
          paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name, port: { number: 80 } } } }],
        },
      })),
    },
  })
  create(
    cluster,
    '/api/v1/namespaces/default/services',
    service('in', { selector: { app: 'controller' }, ports: [{ port: 80 }] }),
  )
  cluster.settle()
  const status = (host: string) =>
    exec(cluster, 'tools', 'curl', '-so', '/dev/null', '-w', '%{http_code}', '-H', `Host: ${host}`, 'in')
      .stdout
  expect(['web.example.com', 'none.example.com', 'example.com'].map(status)).toEqual(['200', '503', '404'])
})
