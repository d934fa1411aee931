import { expect, it } from 'vitest'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { createClient } from '@/lib/cluster/client/api-client'
import { createCluster } from '@/lib/cluster/cluster'

const user = { username: 'admin', groups: ['system:masters'] }

function setUp() {
  const cluster = createCluster()
  const client = createClient(cluster, { user, userAgent: 'test', reactingTo: () => undefined })
  const run = (
    name: string,
    spec: Partial<Pod['spec']> = {},
    labels: Record<string, string> = { app: name },
  ) =>
    client.create('pods', {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, namespace: 'default', labels },
      spec: { containers: [{ name: 'c', image: 'nginx:1.27' }], ...spec } as Pod['spec'],
    })
  const nodeOf = (name: string) => client.get('pods', 'default', name).spec.nodeName
  const why = (name: string) =>
    client.get('pods', 'default', name).status?.conditions?.find(({ type }) => type === 'PodScheduled')
      ?.message
  return { cluster, client, run, nodeOf, why }
}

const asking = (cpu: string, memory?: string) => ({
  containers: [
    { name: 'c', image: 'nginx:1.27', resources: { requests: { cpu, ...(memory ? { memory } : {}) } } },
  ],
})

const UNHELPFUL =
  'no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.'

it.each([
  ['cpu', asking('10'), '1 node(s) had untolerated taint(s), 2 Insufficient cpu.'],
  [
    'both',
    asking('5', '64Gi'),
    '1 node(s) had untolerated taint(s), 2 Insufficient cpu, 2 Insufficient memory.',
  ],
  [
    'selector',
    { nodeSelector: { sky: 'blue' } },
    "1 node(s) had untolerated taint(s), 2 node(s) didn't match Pod's node affinity/selector.",
  ],
])('tells why nothing fits: %s', (_name, spec, words) => {
  const { cluster, client, run, why } = setUp()
  run('p', spec)
  cluster.settle()
  const message = `0/3 nodes are available: ${words} ${UNHELPFUL}`
  expect(why('p')).toBe(message)
  const events = client.list('events', 'default').filter(({ reason }) => reason === 'FailedScheduling')
  expect(events.map((event) => event.message)).toEqual([message])
  const [decision] = cluster.decisions('default/p')
  expect(decision?.nodes.find(({ node }) => node === 'control-plane')).toMatchObject({
    plugin: 'TaintToleration',
    message: 'node(s) had untolerated taint(s)',
  })
})

it('tries again when a pod leaves or a node changes', () => {
  const { cluster, client, run, nodeOf } = setUp()
  run('one', asking('3'))
  run('two', asking('3'))
  run('three', asking('3'))
  run('picky', { nodeSelector: { disk: 'ssd' } })
  cluster.settle()
  expect([nodeOf('one'), nodeOf('two')].sort()).toEqual(['worker-1', 'worker-2'])
  expect(nodeOf('three')).toBeUndefined()
  const freed = nodeOf('one')
  client.delete('pods', 'default', 'one')
  client.patch('nodes', undefined, 'worker-2', { metadata: { labels: { disk: 'ssd' } } })
  cluster.settle()
  expect(nodeOf('three')).toBe(freed)
  expect(nodeOf('picky')).toBe('worker-2')
})

it('looks away from a cordoned node', () => {
  const { cluster, client, run, nodeOf, why } = setUp()
  client.patch('nodes', undefined, 'worker-2', { spec: { unschedulable: true } })
  cluster.settle()
  expect(client.get('nodes', undefined, 'worker-2').spec.taints?.[0]?.key).toBe(
    'node.kubernetes.io/unschedulable',
  )
  run('a')
  cluster.settle()
  expect(nodeOf('a')).toBe('worker-1')
  client.patch('nodes', undefined, 'worker-1', { spec: { unschedulable: true } })
  run('b')
  cluster.settle()
  expect(why('b')).toBe(
    `0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 node(s) were unschedulable. ${UNHELPFUL}`,
  )
})

it('keeps pods apart or together as they wish', () => {
  const { cluster, run, nodeOf, why } = setUp()
  const term = { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'db' } } }
  const apart = { affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } } }
  const together = { affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } } }
  run('web', together)
  cluster.settle()
  expect(why('web')).toContain("2 node(s) didn't match pod affinity rules.")
  for (const name of ['db1', 'db2', 'db3']) run(name, apart, { app: 'db' })
  cluster.settle()
  expect([nodeOf('db1'), nodeOf('db2')].sort()).toEqual(['worker-1', 'worker-2'])
  expect(why('db3')).toContain("2 node(s) didn't match pod anti-affinity rules.")
  expect(nodeOf('web')).toBeDefined()
})

it('spreads over domains, the tainted control plane among them', () => {
  const { cluster, run, nodeOf, why } = setUp()
  const topologySpreadConstraints = [
    {
      maxSkew: 1,
      topologyKey: 'kubernetes.io/hostname',
      whenUnsatisfiable: 'DoNotSchedule' as const,
      labelSelector: { matchLabels: { app: 'even' } },
    },
  ]
  for (const name of ['a', 'b', 'c']) run(name, { topologySpreadConstraints }, { app: 'even' })
  cluster.settle()
  const placed = ['a', 'b', 'c'].filter(nodeOf)
  expect(placed.map(nodeOf).sort()).toEqual(['worker-1', 'worker-2'])
  const left = ['a', 'b', 'c'].find((name) => !nodeOf(name)) ?? ''
  expect(why(left)).toBe(
    "0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 node(s) didn't match pod topology spread constraints. no new claims to deallocate, preemption: 0/3 nodes are available: 1 Preemption is not helpful for scheduling, 2 No preemption victims found for incoming pod.",
  )
})

it('makes room for what matters more', () => {
  const { cluster, client, run, nodeOf } = setUp()
  client.patch('nodes', undefined, 'worker-2', { spec: { unschedulable: true } })
  const spec = (priority: number) => ({ ...asking('900m'), priority, terminationGracePeriodSeconds: 1 })
  for (const name of ['c1', 'c2', 'c3', 'c4']) run(name, spec(10))
  cluster.settle()
  for (const name of ['r1', 'r2']) run(name, spec(1000))
  cluster.settle()
  expect([nodeOf('r1'), nodeOf('r2')]).toEqual(['worker-1', 'worker-1'])
  const left = client.list('pods', 'default').filter(({ metadata }) => metadata.name.startsWith('c'))
  expect(left).toHaveLength(2)
})
