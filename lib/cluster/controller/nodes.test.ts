import { describe, expect, it } from 'vitest'
import { createClient } from '@/lib/cluster/client/api-client'
import { createCluster } from '@/lib/cluster/cluster'

const user = { username: 'admin', groups: ['system:masters'] }

function setUp(workers: number, zone: (i: number) => string = () => '') {
  const nodes = Array.from({ length: workers }, (_, i) => ({
    name: `w${i}`,
    labels: { 'topology.kubernetes.io/zone': zone(i) },
  }))
  const cluster = createCluster({ nodes, emptySystem: true })
  const client = createClient(cluster, { user, userAgent: 'test', reactingTo: () => undefined })
  const taints = () =>
    client.list('nodes').map(({ metadata, spec }) => {
      const letters = (spec.taints ?? []).map(
        ({ key, effect }) => `${key.split('/')[1]}:${effect.slice(0, 3)}`,
      )
      return [metadata.name, ...letters].join(' ')
    })
  const stop = (...names: number[]) => {
    for (const i of names) cluster.stopComponent(`kubelet/w${i}`)
  }
  const given = () => taints().filter((line) => line.includes('unreachable:NoE')).length
  return { cluster, client, taints, stop, given }
}

describe('nodes that fall silent', () => {
  it('one after the other', () => {
    const { cluster, stop, given, taints } = setUp(5)
    stop(0, 1)
    cluster.advance(51_000)
    expect(taints()).toEqual(['w0 unreachable:NoS unreachable:NoE', 'w1 unreachable:NoS', 'w2', 'w3', 'w4'])
    cluster.advance(10_000)
    expect(given()).toBe(2)
  })

  it('all at once: then none is given up, until one is back', () => {
    const { cluster, stop, given, taints } = setUp(2)
    stop(0, 1)
    cluster.advance(80_000)
    expect(taints()).toEqual(['w0 unreachable:NoS', 'w1 unreachable:NoS'])
    cluster.startComponent('kubelet/w0')
    cluster.advance(1000)
    expect(taints()).toEqual(['w0', 'w1 unreachable:NoS unreachable:NoE'])
    expect(given()).toBe(1)
  })

  it('most of a small zone: no more are given up; another zone does not matter', () => {
    const { cluster, stop, given } = setUp(8, (i) => (i < 4 ? 'a' : 'b'))
    stop(0, 1, 2)
    cluster.advance(120_000)
    // The first was given up before the others were missed.
    expect(given()).toBe(1)
    stop(4)
    cluster.advance(60_000)
    expect(given()).toBe(2)
  })
})

describe('nodes that people make', () => {
  it('get a piece of the network, and are unknown when no kubelet speaks', () => {
    const { cluster, client, taints } = setUp(2)
    client.create('nodes', { apiVersion: 'v1', kind: 'Node', metadata: { name: 'x' }, spec: {} } as never)
    cluster.advance(1000)
    expect(client.get('nodes', undefined, 'x').spec.podCIDR).toBe('10.244.2.0/24')
    cluster.advance(60_000)
    const ready = client.get('nodes', undefined, 'x').status?.conditions?.find(({ type }) => type === 'Ready')
    expect(ready).toMatchObject({
      status: 'Unknown',
      reason: 'NodeStatusNeverUpdated',
      message: 'Kubelet never posted node status.',
    })
    expect(taints().at(-1)).toBe('x unreachable:NoS unreachable:NoE')
  })
})

describe('a node that is out of service', () => {
  it('does not hold up the pods that are deleted there', () => {
    const { cluster, client, stop } = setUp(2)
    client.create('pods', {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'web', namespace: 'default' },
      spec: { nodeName: 'w0', containers: [{ name: 'c', image: 'nginx:1.27' }] },
    } as never)
    cluster.advance(3000)
    stop(0)
    cluster.advance(60_000)
    client.delete('pods', 'default', 'web')
    cluster.advance(60_000)
    expect(client.find('pods', 'default', 'web')).toBeDefined()
    const node = client.get('nodes', undefined, 'w0')
    const taint = {
      key: 'node.kubernetes.io/out-of-service',
      value: 'nodeshutdown',
      effect: 'NoExecute' as const,
    }
    client.update('nodes', { ...node, spec: { ...node.spec, taints: [...(node.spec.taints ?? []), taint] } })
    cluster.advance(21_000)
    expect(client.find('pods', 'default', 'web')).toBeUndefined()
  })
})
