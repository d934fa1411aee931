import { beforeAll, describe, expect, it } from 'vitest'
import { type Cluster, createCluster } from '@/lib/cluster/cluster'

const user = { username: 'kubernetes-admin', groups: ['system:masters', 'system:authenticated'] }
const from = { namespace: 'default', pod: 'client' }

function create(cluster: Cluster, plural: string, kind: string, name: string, rest: object): void {
  const path = `/api/v1/namespaces/default/${plural}`
  const body = { apiVersion: 'v1', kind, metadata: { name, labels: { app: name } }, ...rest }
  const { code, body: answer } = cluster.request({ method: 'POST', path, body, user })
  if (code !== 201) throw new Error(JSON.stringify(answer))
}

const pod = (nodeName: string, image: string, more = {}) => ({
  spec: { nodeName, containers: [{ name: 'c', image, ...more }] },
})

let base: Cluster
beforeAll(() => {
  base = createCluster()
  create(base, 'pods', 'Pod', 'web', pod('worker-1', 'nginx'))
  create(base, 'pods', 'Pod', 'client', pod('worker-2', 'busybox', { command: ['sleep', '1d'] }))
  create(base, 'pods', 'Pod', 'big', {
    spec: { containers: [{ name: 'c', image: 'nginx', resources: { requests: { cpu: '99' } } }] },
  })
  create(base, 'services', 'Service', 'web', { spec: { selector: { app: 'web' }, ports: [{ port: 80 }] } })
  base.settle()
})

const ref = (kind: string, name: string, namespace?: string) => ({
  kind,
  name,
  ...(namespace ? { namespace } : {}),
})

describe('to an object', () => {
  it.each([
    [ref('Pod', 'web', 'default'), ['process']],
    [ref('Service', 'web', 'default'), ['service', 'endpoint', 'process']],
    [ref('Service', 'kubernetes', 'default'), ['service', 'endpoint', 'process']],
  ])('%o', (to, way) => {
    const reach = base.canReach(from, to, to.name === 'kubernetes' ? 443 : 80)
    expect(reach).toMatchObject({ ok: true })
    expect(reach.path.map(({ kind }) => kind)).toEqual(way)
  })

  it('a node, by what listens there', () => {
    expect(base.canReach(from, ref('Node', 'control-plane'), 6443).ok).toBe(true)
    expect(base.canReach(from, ref('Node', 'worker-1'), 6443)).toMatchObject({
      ok: false,
      obstacle: { code: 'not listening' },
    })
  })

  it('a pod that has no address: why it has none', () => {
    const reach = base.canReach(from, ref('Pod', 'big', 'default'))
    expect(reach).toMatchObject({ ok: false, obstacle: { code: 'no such address' } })
    expect(reach.ok ? [] : reach.links.map(({ why }) => why)).toContain('too much')
  })
})

describe('on the way', () => {
  it('one of two backends does not answer', () => {
    const cluster = base.fork()
    create(cluster, 'pods', 'Pod', 'deaf', {
      ...pod('worker-2', 'busybox', { command: ['sleep', '1d'] }),
      metadata: { name: 'deaf', labels: { app: 'web' } },
    })
    cluster.settle()
    expect(cluster.canReach(from, 'web')).toMatchObject({
      ok: false,
      partly: true,
      obstacle: { code: 'not listening' },
    })
  })

  it('the machine of a node is switched off', () => {
    const cluster = base.fork()
    const { podIP = '' } = (
      cluster.request({ method: 'GET', path: '/api/v1/namespaces/default/pods/web', user }).body as {
        status: { podIP?: string }
      }
    ).status
    cluster.hosts.powerOff('worker-1')
    cluster.advance(1000)
    expect(cluster.canReach(from, podIP)).toMatchObject({
      ok: false,
      obstacle: { code: 'node off', kind: 'timeout' },
    })
    expect(cluster.canReach(from, '192.168.56.11', 10_250)).toMatchObject({
      ok: false,
      obstacle: { code: 'node off', kind: 'unreachable' },
    })
  })

  it('TLS is not spoken there', () => {
    expect(base.canReach(from, 'https://web:80/')).toMatchObject({
      ok: false,
      obstacle: { code: 'no HTTP' },
    })
  })

  it('who opened it is found when there was a command', () => {
    const told = base.canReach(from, 'web', 81)
    expect(told).toMatchObject({ ok: false, links: [{ field: 'spec.ports', found: 81, wanted: [80] }] })
  })
})
