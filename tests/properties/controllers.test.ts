/** What controllers, the scheduler and evictions promise, over random workloads and troubles. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { KubeObject, ReplicaSet } from '@/lib/cluster/apimachinery/object'
import type { ApiRequest, WatchPage } from '@/lib/cluster/apiserver/request'
import type { Component } from '@/lib/cluster/client/component'
import { type Cluster, createCluster } from '@/lib/cluster/cluster'
import { controllers } from '@/lib/cluster/controller/index'
import { altered, deafTo, isCaught } from './faults'
import { AT_EACH_WRITE, watchWrites } from './invariants'
import { leadsToReadyPods } from './invariants/endpoints'
import { looksUpTheSame, startNoting, toldOfEverything, withSpies } from './invariants/informers'
import { placesWhatFits } from './invariants/nodes'
import { writesNothing } from './invariants/quiet'
import { statusesTellTheTruth } from './invariants/statuses'
import { attempt } from './on-write'
import { ADMIN, rest, type Step, steps, take } from './workload-requests'

const SEED = 20_261_125
const HERE = '/api/v1/namespaces/default'
const APPS = '/apis/apps/v1/namespaces/default'

const base = createCluster({
  seed: 24,
  emptySystem: true,
  nodes: [
    { name: 'control-plane', controlPlane: true },
    { name: 'worker-1', cpu: '2' },
    { name: 'worker-2', cpu: '2' },
  ],
})

type Kept = (cluster: Cluster, log: Step[]) => void

const search = (hold: Kept, numRuns: number, change?: (cluster: Cluster) => Cluster) =>
  fc.check(
    fc.property(steps, (log) => hold(change ? change(base.fork()) : base.fork(), log)),
    { seed: SEED, numRuns, endOnFailure: change !== undefined },
  )

function run(cluster: Cluster, log: readonly Step[]): void {
  for (const step of log) {
    take(cluster, step)
    cluster.drain()
  }
}

/** Watches what a log writes, and the time after it. */
const atEachWrite =
  (...which: (keyof typeof AT_EACH_WRITE)[]): Kept =>
  (cluster, log) => {
    const verdict = watchWrites(
      cluster,
      which.map((name) => AT_EACH_WRITE[name]),
    )
    for (const step of log) {
      attempt(() => {
        take(cluster, step)
        cluster.drain()
      })
      verdict()
    }
    attempt(() => rest(cluster))
    verdict()
  }

/** What holds when nothing is left to do. */
const atRest =
  (hold: (cluster: Cluster) => void): Kept =>
  (cluster, log) => {
    startNoting(cluster)
    run(cluster, log)
    rest(cluster)
    hold(cluster)
  }

const neverOvercommits = atEachWrite('neverOvercommits')
const staysWithinBounds = atEachWrite('sizesStayWithinBounds', 'replicaSetsKeepPods')
const keepsBudgets = atEachWrite('keepsBudgets')
const leadsToTheReady = atRest((cluster) => leadsToReadyPods(cluster.request.bind(cluster)))
const tellsTheTruth = atRest((cluster) => statusesTellTheTruth(cluster.request.bind(cluster), cluster.now()))
const placesAll = atRest((cluster) => placesWhatFits(cluster.request.bind(cluster)))
const knowsAll = atRest((cluster) => {
  toldOfEverything(cluster, cluster.request.bind(cluster))
  looksUpTheSame(cluster, cluster.request.bind(cluster))
})
const isQuiet = atRest(writesNothing)

const WATCHED = [`${HERE}/pods`, `${APPS}/replicasets`, '/api/v1/nodes', `${HERE}/pods?app=d0`]

/** Who lists once and watches from there on has what a new list has. */
const watchesWhole: Kept = (cluster, log) => {
  const caches = WATCHED.map((where) => {
    const [path = '', labelSelector = ''] = where.split('?')
    const query = { labelSelector }
    const first = cluster.request({ method: 'GET', path, user: ADMIN, query }).body as {
      metadata: { resourceVersion: string }
      items: KubeObject[]
    }
    const cache = new Map(first.items.map((one) => [one.metadata.name, one]))
    let revision = first.metadata.resourceVersion
    const poll = () => {
      const page = cluster.request({
        method: 'GET',
        path,
        user: ADMIN,
        query: { ...query, watch: 'true', resourceVersion: revision },
      }).body as WatchPage
      revision = page.resourceVersion
      for (const { type, object } of page.events) {
        if (type === 'DELETED') cache.delete(object.metadata.name)
        else cache.set(object.metadata.name, object)
      }
    }
    const fresh = () =>
      (cluster.request({ method: 'GET', path, user: ADMIN, query }).body as { items: KubeObject[] }).items
    return { cache, poll, fresh }
  })
  log.forEach((step, at) => {
    take(cluster, step)
    if (at % 3 === 0) for (const { poll } of caches) poll()
  })
  rest(cluster)
  const sorted = (all: Iterable<KubeObject>) =>
    [...all].map(({ metadata }) => `${metadata.name} ${metadata.resourceVersion}`).sort()
  for (const { cache, poll, fresh } of caches) {
    poll()
    expect(sorted(cache.values())).toEqual(sorted(fresh()))
  }
}

const ALL: [string, Kept, number][] = [
  ['the scheduler never overcommits a node', neverOvercommits, 20],
  ['no pod waits for which there is room', placesAll, 20],
  ['a rollout never leaves its bounds', staysWithinBounds, 30],
  ['an eviction never violates a budget', keepsBudgets, 25],
  ['a service leads to the ready pods that it selects', leadsToTheReady, 30],
  ['statuses count what there is', tellsTheTruth, 30],
  ['controllers and the scheduler know of all there is, and of nothing else', knowsAll, 20],
  ['a watch brings what a new list brings', watchesWhole, 30],
  ['a second reconcile writes nothing', isQuiet, 25],
]

describe('for any workload', () => {
  it.each(ALL)('%s', { timeout: 60_000 }, (_what, hold, numRuns) => {
    const { failed, counterexample, errorInstance } = withSpies(() => search(hold, numRuns))
    if (failed) throw new Error(JSON.stringify(counterexample), { cause: errorInstance })
  })
})

type Change = (body: KubeObject, request: ApiRequest) => object

/** What a component sends, changed; other requests pass. */
const sentBy = (name: string, change: Change) =>
  altered((request) =>
    request.user.username.endsWith(name) && request.body
      ? { body: change(request.body as KubeObject, request) }
      : {},
  )

/** The first ReplicaSet that has pods and that the controller of deployments changes gets another size. */
const resizedOnce = (replicas: number) => (cluster: Cluster) => {
  let done = false
  return sentBy(':deployment-controller', (body, { method }) => {
    const spec = body.spec as ReplicaSet['spec']
    if (done || method === 'POST' || body.kind !== 'ReplicaSet' || !spec.replicas) return body
    done = true
    return { ...body, spec: { ...spec, replicas } }
  })(cluster)
}

const controllerNamed = (wanted: string) => controllers.find(({ name }) => name === wanted)

describe('the search finds', () => {
  it.each<[string, Kept, (cluster: Cluster) => Cluster]>([
    [
      'a scheduler that knows one node',
      neverOvercommits,
      sentBy('kube-scheduler', (body, { path }) =>
        path.endsWith('/binding') ? { ...body, target: { name: 'worker-1' } } : body,
      ),
    ],
    [
      'a scheduler whose bindings get lost',
      placesAll,
      altered(({ path }) =>
        path.endsWith('/binding') ? { path: path.replace('/pods/', '/pods/not-') } : {},
      ),
    ],
    ['a rollout with pods too many', staysWithinBounds, resizedOnce(20)],
    ['a rollout that takes all away', staysWithinBounds, resizedOnce(0)],
    [
      'a budget that always gives',
      keepsBudgets,
      sentBy(':disruption-controller-controller', (body) => ({
        ...body,
        status: { ...(body.status as object), disruptionsAllowed: 9 },
      })),
    ],
    [
      'a status that counts one too many',
      tellsTheTruth,
      sentBy(':replicaset-controller', (body, { path }) => {
        const { status } = body as unknown as ReplicaSet
        return path.endsWith('/status')
          ? { ...body, status: { ...status, replicas: 1 + (status?.replicas ?? 0) } }
          : body
      }),
    ],
    [
      'a watch without its selector',
      watchesWhole,
      altered(({ query }) => (query?.watch ? { query: { ...query, labelSelector: '' } } : {})),
    ],
  ])('%s', { timeout: 60_000 }, (_what, hold, change) => {
    expect(isCaught(search(hold, 60, change))).toBe(true)
  })

  it('an informer that forgets deletions', { timeout: 60_000 }, () => {
    const found = withSpies(() =>
      deafTo(controllerNamed('replicaset'), 'DELETED')(() => search(knowsAll, 30)),
    )
    expect(isCaught(found)).toBe(true)
  })

  it('endpoints that do not follow', { timeout: 60_000 }, () => {
    const deaf = deafTo(controllerNamed('endpointslice'), 'MODIFIED')
    expect(isCaught(deaf(() => search(leadsToTheReady, 60, (same) => same)))).toBe(true)
  })

  it('a controller that writes whenever it looks', { timeout: 60_000 }, () => {
    const component = controllerNamed('deployment') as Component
    const { reconcile } = component
    component.reconcile = (key, ctx) => {
      reconcile(key, ctx)
      const name = key.slice('default/'.length)
      const metadata = { annotations: { looked: String(ctx.now()) } }
      if (ctx.lister.byKey('deployments.apps', key))
        ctx.client.patch('deployments.apps', 'default', name, { metadata }, { type: 'merge-patch' })
    }
    try {
      expect(isCaught(search(isQuiet, 30, (same) => same))).toBe(true)
    } finally {
      component.reconcile = reconcile
    }
  })
})
