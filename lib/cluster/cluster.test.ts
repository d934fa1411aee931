import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { ConnectionRefused } from '@/lib/cluster/apiserver/request'
import { type Cluster, type ClusterState, createCluster, restoreCluster } from '@/lib/cluster/cluster'

const user = { username: 'kubernetes-admin', groups: ['system:masters'] }
const DEPLOYMENTS = '/apis/apps/v1/namespaces/default/deployments'
const PODS = '/api/v1/namespaces/default/pods'

type Step =
  | { kind: 'create'; name: string; replicas: number }
  | { kind: 'scale'; name: string; replicas: number }
  | { kind: 'image'; name: string; tag: string }
  | { kind: 'delete'; name: string }
  | { kind: 'advance'; ms: number }
  | { kind: 'toggle'; component: string }

const name = fc.constantFrom('a', 'b')
const replicas = fc.integer({ min: 0, max: 4 })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('create' as const), name, replicas }),
  fc.record({ kind: fc.constant('scale' as const), name, replicas }),
  fc.record({
    kind: fc.constant('image' as const),
    name,
    tag: fc.constantFrom('1.26', '1.27', 'doesnotexist'),
  }),
  fc.record({ kind: fc.constant('delete' as const), name }),
  fc.record({ kind: fc.constant('advance' as const), ms: fc.integer({ min: 0, max: 20_000 }) }),
  fc.record({
    kind: fc.constant('toggle' as const),
    component: fc.constantFrom('kube-apiserver', 'kube-scheduler', 'kubelet/worker-1'),
  }),
)

function deployment(name: string, replicas: number) {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      replicas,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: { containers: [{ name: 'c', image: 'nginx:1.25' }] },
      },
    },
  }
}

function act(cluster: Cluster, step: Step): void {
  const path = 'name' in step ? `${DEPLOYMENTS}/${step.name}` : ''
  try {
    switch (step.kind) {
      case 'create':
        cluster.request({
          method: 'POST',
          path: DEPLOYMENTS,
          body: deployment(step.name, step.replicas),
          user,
        })
        break
      case 'scale':
        cluster.request({
          method: 'PATCH',
          path,
          contentType: 'merge-patch',
          body: { spec: { replicas: step.replicas } },
          user,
        })
        break
      case 'image': {
        const containers = [{ name: 'c', image: `nginx:${step.tag}` }]
        const body = { spec: { template: { spec: { containers } } } }
        cluster.request({ method: 'PATCH', path, contentType: 'strategic-merge-patch', body, user })
        break
      }
      case 'delete':
        cluster.request({ method: 'DELETE', path, body: { propagationPolicy: 'Background' }, user })
        break
      case 'advance':
        cluster.advance(step.ms)
        break
      case 'toggle': {
        const { component } = step
        const running = cluster.components().find((c) => c.name === component)?.running
        if (running) cluster.stopComponent(component)
        else cluster.startComponent(component)
      }
    }
  } catch (error) {
    if (!(error instanceof ConnectionRefused)) throw error
  }
}

const pods = (cluster: Cluster) =>
  (cluster.request({ method: 'GET', path: PODS, user }).body as { items: KubeObject[] }).items

describe('a cluster', () => {
  it('is a function of its seed and its log', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), fc.integer({ min: 0, max: 3 }), (steps, seed) => {
        const [one, two] = [createCluster({ seed }), createCluster({ seed })]
        for (const s of steps) {
          act(one, s)
          act(two, s)
        }
        one.settle()
        two.settle()
        expect(two.hash()).toBe(one.hash())
      }),
      { seed: 42, numRuns: 12 },
    )
  })

  it('refuses a state that another engine saved', () => {
    const saved = structuredClone(createCluster().snapshot()) as {
      runtime: { processes: object }
    } & ClusterState
    saved.runtime.processes = {}
    expect(() => restoreCluster(saved)).toThrow('saved by another version')
  })

  it('behaves after a fork, and after a restore, exactly like the original', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), fc.array(step, { maxLength: 8 }), (before, after) => {
        const original = createCluster({ seed: 9 })
        for (const s of before) act(original, s)
        const fork = original.fork()
        const restored = restoreCluster(structuredClone(original.snapshot()))
        const bystander = original.fork()
        const untouched = bystander.hash()
        for (const cluster of [original, fork, restored]) {
          for (const s of after) act(cluster, s)
          cluster.settle()
        }
        expect(fork.hash()).toBe(original.hash())
        expect(restored.hash()).toBe(original.hash())
        expect(bystander.hash()).toBe(untouched)
      }),
      { seed: 43, numRuns: 12 },
    )
  })

  it('runs a Deployment to the end, and knows why', () => {
    const cluster = createCluster({ seed: 2 })
    act(cluster, { kind: 'create', name: 'web', replicas: 3 })
    cluster.settle()
    const running = pods(cluster)
    expect(running.map((pod) => (pod.status as { phase: string }).phase)).toEqual([
      'Running',
      'Running',
      'Running',
    ])
    const [first] = running
    const key = `default/${first?.metadata.name}`
    expect(cluster.decisions(key).at(-1)?.nodeName).toMatch(/^worker-/)
    const [created] = cluster.causes(first?.metadata.uid)
    expect(created).toMatchObject({
      verb: 'create',
      resource: 'pods',
      actor: 'kube-controller-manager/replicaset',
    })
    expect(created?.reactingTo).toBeLessThan(created?.rv ?? 0)
  })

  it('survives the loss of its API server', () => {
    const cluster = createCluster({ seed: 2 })
    cluster.stopComponent('kube-apiserver')
    expect(() => pods(cluster)).toThrow('dial tcp 192.168.56.10:6443: connect: connection refused')
    cluster.advance(60_000)
    cluster.startComponent('kube-apiserver')
    act(cluster, { kind: 'create', name: 'web', replicas: 1 })
    cluster.settle()
    expect(pods(cluster)).toHaveLength(1)
  })

  it('writes nothing at rest', () => {
    const cluster = createCluster()
    const before = cluster.causes().length
    cluster.advance(3_600_000)
    expect(cluster.causes().length - before).toBe(0)
    const node = cluster.request({ method: 'GET', path: '/api/v1/nodes/worker-1', user }).body as {
      status: { conditions: { lastHeartbeatTime: string }[] }
    }
    expect(node.status.conditions[0]?.lastHeartbeatTime.slice(0, 13)).toBe('2026-11-20T11')
  })
})
