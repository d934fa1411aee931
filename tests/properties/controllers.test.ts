/** What controllers, the scheduler and evictions promise, over random workloads and troubles. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type {
  Deployment,
  EndpointSlice,
  KubeObject,
  Pod,
  PodDisruptionBudget,
  ReplicaSet,
  Service,
} from '@/lib/cluster/apimachinery/object'
import type { ApiRequest, WatchPage } from '@/lib/cluster/apiserver/request'
import type { Component } from '@/lib/cluster/client/component'
import { type Cluster, createCluster } from '@/lib/cluster/cluster'
import { controllers } from '@/lib/cluster/controller/index'
import { altered, deafTo, isCaught } from './faults'
import { attempt, onWrite, type Watch } from './on-write'
import { amount } from './quota-model'
import { ADMIN, list, rest, type Step, steps, take } from './workload-requests'

const SEED = 20_261_125
const HERE = '/api/v1/namespaces/default'
const APPS = '/apis/apps/v1/namespaces/default'
const BUDGETS = '/apis/policy/v1/namespaces/default/poddisruptionbudgets'

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

/** Watches the successful writes of a log, and of the time after it. */
function watched<T>(
  cluster: Cluster,
  log: readonly Step[],
  path: RegExp,
  watch: (ask: Cluster['request']) => Omit<Watch<T>, 'concerns'>,
): void {
  const ask = cluster.request.bind(cluster)
  const { before, after } = watch(ask)
  const { verdict } = onWrite<T>(cluster, {
    concerns: (request) => path.test(request.path),
    before,
    after: (found, request, answer) => {
      if (answer.code < 300) after(found, request, answer)
    },
  })
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

const items = <T>(ask: Cluster['request'], path: string): T[] =>
  (ask({ method: 'GET', path, user: ADMIN }).body as { items: T[] }).items
const isOver = ({ status }: Pod) => status?.phase === 'Succeeded' || status?.phase === 'Failed'
const isReady = ({ status }: Pod) =>
  !!status?.conditions?.some((one) => one.type === 'Ready' && one.status === 'True')

/** A number, or a share of a whole. */
function part(of: number, value: number | string | undefined, round: (x: number) => number): number {
  return typeof value === 'string' ? round((of * Number(value.slice(0, -1))) / 100) : (value ?? 0)
}

type NodeLike = KubeObject & { status: { allocatable: Record<string, string> } }

/** The scheduler binds to a node no more than it has. */
const neverOvercommits: Kept = (cluster, log) =>
  watched(cluster, log, /\/binding$/, (ask) => ({
    before: () => undefined,
    after(_none, { path }) {
      const pods = items<Pod>(ask, '/api/v1/pods').filter((pod) => !isOver(pod))
      for (const { metadata, status } of items<NodeLike>(ask, '/api/v1/nodes')) {
        const own = pods.filter(({ spec }) => spec.nodeName === metadata.name)
        const cpu = own
          .flatMap(({ spec }) => spec.containers)
          .map(({ resources }) => amount(resources?.requests?.cpu))
        const what = `${metadata.name} by ${path}`
        expect(own.length, what).toBeLessThanOrEqual(amount(status.allocatable.pods))
        expect(Math.round(cpu.reduce((sum, one) => sum + one, 0) * 1000), what).toBeLessThanOrEqual(
          amount(status.allocatable.cpu) * 1000,
        )
      }
    },
  }))

interface Rollout {
  size: number
  available: number
}

/** What a deployment has: its ReplicaSets' sizes, and what of them is available and to stay. */
function rolloutOf(ask: Cluster['request'], name: string): Rollout {
  const own = items<ReplicaSet>(ask, `${APPS}/replicasets`).filter(({ metadata }) =>
    metadata.ownerReferences?.some((owner) => owner.name === name),
  )
  const sum = (of: (set: ReplicaSet) => number) => own.reduce((total, set) => total + of(set), 0)
  return {
    size: sum(({ spec }) => spec.replicas ?? 0),
    available: sum(({ spec, status }) => Math.min(spec.replicas ?? 0, status?.availableReplicas ?? 0)),
  }
}

/** No write of the deployment controller adds beyond the surge, or takes away what has to stay available. */
const staysWithinBounds: Kept = (cluster, log) => {
  const isOwn = ({ user }: ApiRequest) => user.username.endsWith(':deployment-controller')
  watched(cluster, log, /\/replicasets(\/[^/]+)?$/, (ask) => ({
    before: (request) =>
      isOwn(request)
        ? items<Deployment>(ask, `${APPS}/deployments`).map((one) => ({
            one,
            before: rolloutOf(ask, one.metadata.name),
          }))
        : [],
    after(found, { method, path }) {
      for (const { one, before } of found) {
        const { metadata, spec } = one
        const { size, available } = rolloutOf(ask, metadata.name)
        const wanted = spec.replicas ?? 1
        const { maxSurge, maxUnavailable } = spec.strategy?.rollingUpdate ?? {}
        const surge = part(wanted, maxSurge, Math.ceil)
        const missing = part(wanted, maxUnavailable, Math.floor)
        // Both shares rounded to nothing would never get on.
        const unavailable = surge === 0 && missing === 0 ? 1 : missing
        const now = { wanted, surge, unavailable, before, size, available }
        const what = `${metadata.name}: ${JSON.stringify(now)} by ${method} ${path}`
        if (size > before.size) expect(size, what).toBeLessThanOrEqual(wanted + surge)
        if (available < before.available) expect(available, what).toBeGreaterThanOrEqual(wanted - unavailable)
      }
    },
  }))
}

/** How many pods a budget wants to stay healthy. */
function wantedBy({ spec }: PodDisruptionBudget, replicas: number): number {
  if (spec.minAvailable !== undefined) return part(replicas, spec.minAvailable, Math.ceil)
  return replicas - part(replicas, spec.maxUnavailable, Math.ceil)
}

/** An eviction leaves as many healthy pods as the budget wants. */
const keepsBudgets: Kept = (cluster, log) =>
  watched(cluster, log, /\/eviction$/, (ask) => ({
    before: ({ path }) =>
      ask({ method: 'GET', path: path.replace('/eviction', ''), user: ADMIN }).body as Pod,
    after(pod) {
      if (isOver(pod) || !isReady(pod) || pod.metadata.deletionTimestamp) return
      const app = pod.metadata.labels?.app
      const healthy = items<Pod>(ask, `${HERE}/pods`).filter(
        (one) => one.metadata.labels?.app === app && isReady(one) && !one.metadata.deletionTimestamp,
      )
      const deployment = items<Deployment>(ask, `${APPS}/deployments`).find(
        ({ metadata }) => metadata.name === app,
      )
      for (const budget of items<PodDisruptionBudget>(ask, BUDGETS)) {
        if (budget.spec.selector?.matchLabels?.app !== app) continue
        const wanted = wantedBy(budget, deployment?.spec.replicas ?? 0)
        expect(healthy.length, `${app} without ${pod.metadata.name}`).toBeGreaterThanOrEqual(wanted)
      }
    },
  }))

/** At rest a Service leads to the ready pods that it selects. */
const leadsToReadyPods: Kept = (cluster, log) => {
  run(cluster, log)
  rest(cluster)
  const pods = list<Pod>(cluster, `${HERE}/pods`)
  const slices = list<EndpointSlice>(cluster, '/apis/discovery.k8s.io/v1/namespaces/default/endpointslices')
  const endpoints = list<KubeObject & { subsets?: { addresses?: { ip: string }[] }[] }>(
    cluster,
    `${HERE}/endpoints`,
  )
  for (const { metadata, spec } of list<Service>(cluster, `${HERE}/services`)) {
    if (!spec.selector) continue
    const chosen = pods.filter(
      (pod) =>
        pod.metadata.labels?.app === spec.selector?.app &&
        isReady(pod) &&
        !isOver(pod) &&
        !pod.metadata.deletionTimestamp,
    )
    const addresses = chosen.map(({ status }) => status?.podIP).sort()
    const own = slices.filter(
      (slice) => slice.metadata.labels?.['kubernetes.io/service-name'] === metadata.name,
    )
    const ready = own.flatMap((slice) => slice.endpoints ?? []).filter(({ conditions }) => conditions?.ready)
    expect(ready.flatMap((one) => one.addresses).sort(), metadata.name).toEqual(addresses)
    const old = endpoints.find((one) => one.metadata.name === metadata.name)
    expect(
      (old?.subsets ?? []).flatMap((one) => (one.addresses ?? []).map(({ ip }) => ip)).sort(),
      metadata.name,
    ).toEqual(addresses)
  }
}

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

const KEPT = [
  '/api/v1/pods',
  '/api/v1/services',
  '/api/v1/endpoints',
  '/api/v1/nodes',
  '/apis/apps/v1/deployments',
  '/apis/apps/v1/replicasets',
  '/apis/discovery.k8s.io/v1/endpointslices',
  '/apis/policy/v1/poddisruptionbudgets',
]

const revisions = (cluster: Cluster) =>
  KEPT.flatMap((path) =>
    list<KubeObject>(cluster, path).map(
      ({ kind, metadata }) => `${kind ?? path} ${metadata.name} ${metadata.resourceVersion}`,
    ),
  )

/** At rest neither an hour nor a restart of the components changes anything. */
const writesNothing: Kept = (cluster, log) => {
  run(cluster, log)
  rest(cluster)
  // An image that cannot be pulled is tried again and again.
  if (list<Pod>(cluster, '/api/v1/pods').some((pod) => !isReady(pod) && pod.spec.nodeName)) return
  cluster.advance(600_000)
  const before = revisions(cluster)
  cluster.advance(3_600_000)
  expect(revisions(cluster)).toEqual(before)
  for (const name of ['kube-controller-manager', 'kube-scheduler', 'kubelet/worker-2']) {
    cluster.stopComponent(name)
    cluster.startComponent(name)
    cluster.advance(5_000)
    expect(revisions(cluster), name).toEqual(before)
  }
}

const ALL: [string, Kept, number][] = [
  ['the scheduler never overcommits a node', neverOvercommits, 20],
  ['a rollout never leaves its bounds', staysWithinBounds, 30],
  ['an eviction never violates a budget', keepsBudgets, 25],
  ['a service leads to the ready pods that it selects', leadsToReadyPods, 30],
  ['a watch brings what a new list brings', watchesWhole, 30],
  ['a second reconcile writes nothing', writesNothing, 25],
]

describe('for any workload', () => {
  it.each(ALL)('%s', { timeout: 60_000 }, (_what, hold, numRuns) => {
    const { failed, counterexample, errorInstance } = search(hold, numRuns)
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
      'a watch without its selector',
      watchesWhole,
      altered(({ query }) => (query?.watch ? { query: { ...query, labelSelector: '' } } : {})),
    ],
  ])('%s', { timeout: 60_000 }, (_what, hold, change) => {
    expect(isCaught(search(hold, 60, change))).toBe(true)
  })

  it('endpoints that do not follow', { timeout: 60_000 }, () => {
    const deaf = deafTo(controllerNamed('endpointslice'), 'MODIFIED')
    expect(isCaught(deaf(() => search(leadsToReadyPods, 60, (same) => same)))).toBe(true)
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
      expect(isCaught(search(writesNothing, 30, (same) => same))).toBe(true)
    } finally {
      component.reconcile = reconcile
    }
  })
})
