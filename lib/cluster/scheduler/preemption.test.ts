import { expect, it } from 'vitest'
import type { Pod, PodDisruptionBudget } from '@/lib/cluster/apimachinery/object'
import { createClient } from '@/lib/cluster/client/api-client'
import { createCluster } from '@/lib/cluster/cluster'

const user = { username: 'admin', groups: ['system:masters'] }

function setUp() {
  const cluster = createCluster()
  const client = createClient(cluster, { user, userAgent: 'test', reactingTo: () => undefined })
  /** Of the 4 CPUs of a worker 3.9 are free: two such pods fill one. */
  const run = (name: string, priority: number, spec: Partial<Pod['spec']> = {}, app = name) =>
    client.create('pods', {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, namespace: 'default', labels: { app } },
      spec: {
        priority,
        terminationGracePeriodSeconds: 1,
        containers: [{ name: 'c', image: 'nginx:1.27', resources: { requests: { cpu: '1900m' } } }],
        ...spec,
      } as Pod['spec'],
    })
  const on = (node: string) => ({ nodeSelector: { 'kubernetes.io/hostname': node } })
  const names = () => client.list('pods', 'default').map(({ metadata }) => metadata.name)
  const events = (reason: string) =>
    client.list('events', 'default').filter((event) => event.reason === reason)
  const why = (name: string) =>
    client.get('pods', 'default', name).status?.conditions?.find(({ type }) => type === 'PodScheduled')
      ?.message
  return { cluster, client, run, on, names, events, why }
}

/** Two pods on each worker. */
function filled(priorities: [number, number, number, number]) {
  const world = setUp()
  priorities.forEach((priority, index) => {
    world.run(`p${index + 1}`, priority, world.on(index < 2 ? 'worker-1' : 'worker-2'))
  })
  world.cluster.settle()
  return world
}

it.each<[priorities: [number, number, number, number], gone: string]>([
  [[5, 5, 5, 1], 'p4'],
  [[3, 9, 4, 4], 'p1'],
])('evicts the least important: %o', (priorities, gone) => {
  const { cluster, run, names } = filled(priorities)
  run('vip', 100)
  cluster.settle()
  expect(names()).toEqual(['p1', 'p2', 'p3', 'p4', 'vip'].filter((name) => name !== gone))
})

it('spares whom a budget protects, even if that is less important', () => {
  const { cluster, client, run, names } = filled([1, 1, 5, 5])
  client.create('poddisruptionbudgets.policy', {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'keep', namespace: 'default' },
    spec: {
      minAvailable: 2,
      selector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['p1', 'p2'] }] },
    },
  } as unknown as PodDisruptionBudget)
  cluster.settle()
  run('vip', 100)
  cluster.settle()
  expect(names()).toContain('p1')
  expect(names()).toContain('p2')
  expect(names()).toHaveLength(4)
})

it('says what it does', () => {
  const { cluster, client, run, events } = filled([1, 5, 5, 5])
  run('vip', 100, { schedulerName: 'default-scheduler' })
  cluster.drain()
  const { uid } = client.get('pods', 'default', 'vip').metadata
  expect(client.get('pods', 'default', 'vip').status?.nominatedNodeName).toBe('worker-1')
  expect(events('Preempted').map(({ message }) => message)).toEqual([
    `Preempted by pod ${uid} on node worker-1`,
  ])
  const victim = client.get('pods', 'default', 'p1')
  expect(victim.status?.conditions?.find(({ type }) => type === 'DisruptionTarget')).toMatchObject({
    reason: 'PreemptionByScheduler',
    message: 'default-scheduler: preempting to accommodate a higher priority pod',
  })
  expect(events('FailedScheduling').map(({ message }) => message)).toEqual([
    '0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 Insufficient cpu.',
  ])
  cluster.settle()
  const bound = client.get('pods', 'default', 'vip')
  expect(bound.spec.nodeName).toBe('worker-1')
  expect(bound.status?.nominatedNodeName).toBeUndefined()
})

it('leaves others alone when the pod must not preempt', () => {
  const { cluster, run, why, names } = filled([1, 1, 1, 1])
  run('meek', 100, { preemptionPolicy: 'Never' })
  cluster.settle()
  expect(names()).toHaveLength(5)
  expect(why('meek')).toBe(
    '0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 Insufficient cpu. no new claims to deallocate, preemption: not eligible due to preemptionPolicy=Never.',
  )
})
