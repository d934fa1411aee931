/** A rollout that nobody disturbs keeps its bounds at every event, as its pods show it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Deployment, Pod, ReplicaSet } from '@/lib/cluster/apimachinery/object'
import { type Cluster, createCluster } from '@/lib/cluster/cluster'
import { altered, isCaught } from './faults'
import { isLive, isReady, items } from './invariants/facts'
import { boundsOf } from './invariants/rollouts'
import { kubectl } from './kubectl'
import { attempt, onWrite } from './on-write'
import { ADMIN, DEPLOYMENTS } from './workload-requests'

const SEED = 20_261_126

const base = createCluster({
  seed: 25,
  emptySystem: true,
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
})

type Step = { line: string } | { advance: number } | { settle: true }

const image = fc.constantFrom('1.27', '1.28', '1.29', 'doesnotexist')
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: image.map((tag) => ({ line: `set image deployment/web c=nginx:${tag}` })) },
  {
    weight: 4,
    arbitrary: fc
      .constantFrom('restart', 'undo', 'pause', 'resume', 'resume')
      .map((verb) => ({ line: `rollout ${verb} deployment/web` })),
  },
  { weight: 6, arbitrary: fc.constantFrom(500, 2_000, 7_000, 30_000).map((advance) => ({ advance })) },
  { weight: 2, arbitrary: fc.constant<Step>({ settle: true }) },
)
const share = fc.constantFrom<number | string>(0, 1, 3, '25%', '50%', '100%')
const web = fc.record({
  replicas: fc.integer({ min: 1, max: 9 }),
  minReadySeconds: fc.constantFrom(0, 0, 4),
  maxSurge: share,
  maxUnavailable: share,
  probe: fc.boolean(),
})

type Made = typeof web extends fc.Arbitrary<infer T> ? T : never

function deploymentOf({ replicas, minReadySeconds, maxSurge, maxUnavailable, probe }: Made) {
  const readinessProbe = { httpGet: { path: '/', port: 80 }, initialDelaySeconds: 3 }
  const container = { name: 'c', image: 'nginx:1.27', ...(probe ? { readinessProbe } : {}) }
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: {
      replicas,
      minReadySeconds,
      selector: { matchLabels: { app: 'web' } },
      // Both may not be nothing.
      strategy: { rollingUpdate: { maxSurge: maxSurge || (maxUnavailable ? 0 : 1), maxUnavailable } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: { terminationGracePeriodSeconds: 2, containers: [container] },
      },
    },
  }
}

function staysWithinBounds(cluster: Cluster, made: Made, log: readonly Step[]): void {
  const path = `${DEPLOYMENTS}/web`
  cluster.request({ method: 'POST', path: DEPLOYMENTS, user: ADMIN, body: deploymentOf(made) })
  cluster.advance(60_000)
  const { ask, verdict } = onWrite(cluster, {
    concerns: ({ path: where }) => /\/(pods|replicasets)(\/|$)/.test(where),
    before: () => undefined,
    after(_, request, { code }) {
      if (code >= 300) return
      const deployment = ask({ method: 'GET', path, user: ADMIN }).body as Deployment
      const { wanted, most, fewest } = boundsOf(deployment)
      const pods = items<Pod>(ask, '/api/v1/namespaces/default/pods')
      // Of pods that are ready, the one that has been for longer may go first: all count.
      const ready = pods.filter((pod) => isLive(pod) && isReady(pod)).length
      const what = `of ${wanted} by ${request.user.username} ${request.method} ${request.path}`
      expect(pods.filter(isLive).length, `live ${what}`).toBeLessThanOrEqual(most)
      expect(ready, `ready ${what}`).toBeGreaterThanOrEqual(fewest)
    },
  })
  for (const next of log) {
    attempt(() => {
      if ('advance' in next) cluster.advance(next.advance)
      else if ('settle' in next) cluster.settle()
      else kubectl(cluster, next.line.split(' '))
    })
    verdict()
  }
}

const search = (numRuns: number, change?: (cluster: Cluster) => Cluster) =>
  fc.check(
    fc.property(web, fc.array(step, { minLength: 3, maxLength: 14 }), (made, log) =>
      staysWithinBounds(change ? change(base.fork()) : base.fork(), made, log),
    ),
    { seed: SEED, numRuns, endOnFailure: change !== undefined },
  )

/** The controller of deployments asks for so many pods more in a ReplicaSet. */
const byOne = (more: number) =>
  altered(({ user, method, body }) => {
    const set = body as ReplicaSet | undefined
    if (!user.username.endsWith(':deployment-controller') || set?.kind !== 'ReplicaSet' || method === 'GET')
      return {}
    const replicas = Math.max(0, (set.spec.replicas ?? 0) + more)
    return { body: { ...set, spec: { ...set.spec, replicas } } }
  })

describe('a rollout that nobody disturbs', () => {
  it('never leaves its bounds at any event', { timeout: 60_000 }, () => {
    const { failed, counterexample, errorInstance } = search(40)
    if (failed) throw new Error(JSON.stringify(counterexample), { cause: errorInstance })
  })

  it.each([1, -1])('is seen to leave them when each ReplicaSet gets %i more', { timeout: 60_000 }, (more) => {
    expect(isCaught(search(60, byOne(more)))).toBe(true)
  })
})
