/** What the controllers of workloads may do to sizes and pods, write by write. */
import { expect } from 'vitest'
import type {
  DaemonSet,
  Deployment,
  Node,
  Pod,
  ReplicaSet,
  StatefulSet,
} from '@/lib/cluster/apimachinery/object'
import type { ApiRequest } from '@/lib/cluster/apiserver/request'
import type { Watch } from '../on-write'
import { type Ask, controllerOf, isAvailable, isLive, isOver, isReady, items, part } from './facts'

interface Bounds {
  wanted: number
  /** The most pods that there may be. */
  most: number
  /** The fewest that stay available. */
  fewest: number
}

export function boundsOf({ spec }: Deployment): Bounds {
  const wanted = spec.replicas ?? 1
  const { maxSurge, maxUnavailable } = spec.strategy?.rollingUpdate ?? {}
  if (spec.strategy?.type === 'Recreate') return { wanted, most: wanted, fewest: 0 }
  const surge = part(wanted, maxSurge, Math.ceil)
  const missing = part(wanted, maxUnavailable, Math.floor)
  // Both shares rounded to nothing would never get on.
  const unavailable = surge === 0 && missing === 0 ? 1 : missing
  return { wanted, most: wanted + surge, fewest: Math.max(0, wanted - unavailable) }
}

interface Sizes {
  size: number
  available: number
  /** Scaled midway: sizes go down in proportion, or have just done so and are not yet what the ReplicaSets tell. */
  isScaled: boolean
}

const DESIRED = 'deployment.kubernetes.io/desired-replicas'

/** A deployment's ReplicaSets: their sizes, and what of them is available and to stay. */
function sizesOf(sets: readonly ReplicaSet[], { metadata, spec: { replicas } }: Deployment): Sizes {
  const own = sets.filter((set) => controllerOf(set) === metadata.uid)
  const sum = (of: (set: ReplicaSet) => number) => own.reduce((total, set) => total + of(set), 0)
  return {
    size: sum(({ spec }) => spec.replicas ?? 0),
    available: sum(({ spec, status }) => Math.min(spec.replicas ?? 0, status?.availableReplicas ?? 0)),
    isScaled: own.some(
      ({ metadata: { annotations }, spec, status }) =>
        (status?.replicas ?? 0) > (spec.replicas ?? 0) ||
        ((spec.replicas ?? 0) > 0 && annotations?.[DESIRED] !== String(replicas)),
    ),
  }
}

const isBy = ({ user }: ApiRequest, controller: string) => user.username.endsWith(`:${controller}-controller`)

/**
 * No write of the deployment controller adds beyond the surge, or takes away what has to stay available. Only a
 * scaling in the midst of a rollout looks at sizes alone, and may take more.
 */
export const sizesStayWithinBounds = (ask: Ask): Watch<{ one: Deployment; before: Sizes }[]> => ({
  concerns: (request) =>
    // A patch only takes in what has lost its owner.
    request.method !== 'PATCH' &&
    /\/replicasets(\/[^/]+)?$/.test(request.path) &&
    isBy(request, 'deployment'),
  before() {
    const sets = items<ReplicaSet>(ask, '/apis/apps/v1/replicasets')
    return items<Deployment>(ask, '/apis/apps/v1/deployments').map((one) => ({
      one,
      before: sizesOf(sets, one),
    }))
  },
  after(found, { method, path }, { code }) {
    if (code >= 300) return
    const sets = items<ReplicaSet>(ask, '/apis/apps/v1/replicasets')
    for (const { one, before } of found) {
      const now = sizesOf(sets, one)
      const { most, fewest } = boundsOf(one)
      const what = `${one.metadata.name}: ${JSON.stringify({ before, now, most, fewest })} by ${method} ${path}`
      if (now.size > before.size) expect(now.size, what).toBeLessThanOrEqual(most)
      if (now.available < before.available && !before.isScaled)
        expect(now.available, what).toBeGreaterThanOrEqual(fewest)
    }
  },
})

const POD = /^\/api\/v1\/namespaces\/([^/]+)\/pods(\/[^/]+)?$/

/** What a controller's write to a pod concerns. */
interface Touched {
  uid: string
  pods: Pod[]
  victim?: Pod
  now(): number
}

function touched(ask: Ask, now: () => number, { method, path, body }: ApiRequest): Touched | undefined {
  const [, namespace] = POD.exec(path) ?? []
  const pods = items<Pod>(ask, `/api/v1/namespaces/${namespace}/pods`)
  const victim =
    method === 'DELETE' ? pods.find(({ metadata }) => path.endsWith(`/${metadata.name}`)) : undefined
  const subject = victim ?? (body as Pod | undefined)
  const uid = subject?.metadata && controllerOf(subject)
  return uid === undefined ? undefined : { uid, pods, now, ...(victim ? { victim } : {}) }
}

/** Looks at each pod that a controller makes or deletes. */
const onPods =
  (controller: string, look: (ask: Ask, found: Touched, after: Pod[], what: string) => void) =>
  (ask: Ask, now: () => number): Watch<Touched | undefined> => ({
    concerns: (request) =>
      POD.test(request.path) &&
      (request.method === 'POST' || request.method === 'DELETE') &&
      isBy(request, controller),
    before: (request) => touched(ask, now, request),
    after(found, { method, path }, { code }) {
      if (!found || code >= 300) return
      const [, namespace] = POD.exec(path) ?? []
      const after = items<Pod>(ask, `/api/v1/namespaces/${namespace}/pods`)
      look(ask, found, after, `${controller}: ${method} ${path}`)
    },
  })

/** A ReplicaSet makes no pod too many and deletes the idle first; under Recreate it waits for the old ones to go. */
export const replicaSetsKeepPods = onPods('replicaset', (ask, { uid, pods, victim }, after, what) => {
  const sets = items<ReplicaSet>(ask, '/apis/apps/v1/replicasets')
  const set = sets.find(({ metadata }) => metadata.uid === uid)
  if (!set) return
  const of = (all: Pod[]) => all.filter((pod) => controllerOf(pod) === uid && isLive(pod))
  const size = set.spec.replicas ?? 1
  const deployment = items<Deployment>(ask, '/apis/apps/v1/deployments').find(
    ({ metadata }) => metadata.uid === controllerOf(set),
  )
  const siblings = sets
    .filter((one) => controllerOf(one) === controllerOf(set))
    .map(({ metadata }) => metadata.uid)
  if (!victim) {
    expect(of(after).length, what).toBeLessThanOrEqual(size)
    if (deployment?.spec.strategy?.type !== 'Recreate') return
    const others = after.filter((pod) => {
      const owner = controllerOf(pod) ?? ''
      return owner !== uid && siblings.includes(owner) && !isOver(pod)
    })
    expect(others.length, `old pods beside ${what}`).toBe(0)
    return
  }
  expect(of(after).length, what).toBeGreaterThanOrEqual(size)
  const ready = of(after).filter(isReady).length
  expect(ready, `ready pods left by ${what}`).toBeGreaterThanOrEqual(
    Math.min(size, of(pods).filter(isReady).length),
  )
})

/** An ordered StatefulSet brings up one pod after the other, and replaces none while another is missing. */
export const statefulSetsKeepOrder = onPods('statefulset', (ask, { uid, pods, victim }, after, what) => {
  const set = items<StatefulSet>(ask, '/apis/apps/v1/statefulsets').find(
    ({ metadata }) => metadata.uid === uid,
  )
  if (!set || set.spec.podManagementPolicy === 'Parallel') return
  const ordinal = ({ metadata }: Pod) => Number(metadata.name.slice(metadata.name.lastIndexOf('-') + 1))
  const own = after.filter((pod) => controllerOf(pod) === uid)
  const made = own.find(({ metadata }) => !pods.some((pod) => pod.metadata.uid === metadata.uid))
  const size = set.spec.replicas ?? 1
  if (made) {
    const before = own.filter((pod) => ordinal(pod) < ordinal(made) && isLive(pod) && isReady(pod))
    expect(before.length, what).toBe(ordinal(made))
  } else if (victim && isReady(victim) && ordinal(victim) < size) {
    const others = own.filter((pod) => ordinal(pod) < size && isLive(pod) && isReady(pod))
    expect(others.length, what).toBe(size - 1)
  }
})

/** A DaemonSet's update leaves the daemon of as many nodes as its bounds want, and doubles no more than they let. */
export const daemonSetsKeepNodes = onPods('daemon-set', (ask, { uid, pods, victim, now }, after, what) => {
  const set = items<DaemonSet>(ask, '/apis/apps/v1/daemonsets').find(({ metadata }) => metadata.uid === uid)
  if (!set) return
  const { spec } = set
  const { maxSurge, maxUnavailable } = spec.updateStrategy?.rollingUpdate ?? {}
  const desired = set.status?.desiredNumberScheduled ?? 0
  const surge = part(desired, maxSurge, Math.ceil)
  const missing = Math.max(surge === 0 ? 1 : 0, part(desired, maxUnavailable, Math.ceil, 1))
  const isUp = (pod: Pod) => controllerOf(pod) === uid && isAvailable(pod, spec.minReadySeconds, now())
  const up = (all: Pod[]) => new Set(all.filter(isUp).map((pod) => pod.spec.nodeName)).size
  if (!victim) {
    const live = after.filter((pod) => controllerOf(pod) === uid && isLive(pod))
    const target = live.find((pod) => !pods.some((one) => one.metadata.uid === pod.metadata.uid))
    const nodeOf = (pod: Pod) =>
      pod.spec.nodeName ??
      pod.spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms[0]
        ?.matchFields?.[0]?.values?.[0]
    const there = live.filter((pod) => target && nodeOf(pod) === nodeOf(target)).length
    expect(there, what).toBeLessThanOrEqual(surge > 0 ? 2 : 1)
    return
  }
  const node = items<Node>(ask, '/api/v1/nodes').find((one) => one.metadata.name === victim.spec.nodeName)
  if (!node || node.spec.taints?.some(({ effect }) => effect === 'NoExecute')) return
  if (isUp(victim) && up(after) < up(pods)) expect(up(after), what).toBeGreaterThanOrEqual(desired - missing)
})
