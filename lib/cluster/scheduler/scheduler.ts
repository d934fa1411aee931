import type { KubeObject, Node, Pod } from '@/lib/cluster/apimachinery/object'
import { keyOf } from '@/lib/cluster/apimachinery/object'
import type {
  Component,
  ComponentContext,
  SchedulerRecord,
  SchedulingDecision,
  WatchEvent,
} from '@/lib/cluster/client/component'
import { requestVolumes, volumesAreBound } from '@/lib/cluster/scheduler/bind-volumes'
import type { ClusterEvent, Snapshot } from '@/lib/cluster/scheduler/framework'
import { profile } from '@/lib/cluster/scheduler/profile'
import { scheduleOne } from '@/lib/cluster/scheduler/schedule-one'
import { addPod, takeSnapshot } from '@/lib/cluster/scheduler/snapshot'

/** A pod that waits for a node (QueuedPodInfo). */
export interface QueuedPod {
  uid: string
  since: number
  attempts: number
  /** Unset: to be tried; set: the plugins that refused it, and it waits for an event. */
  rejectedBy?: string[]
  /** After an error: not before. */
  notBefore?: number
}

/** All that the scheduler remembers. */
export interface SchedulerState extends SchedulerRecord {
  queue: Record<string, QueuedPod>
  /** Decided but not yet seen as bound in the cache. */
  assumed: Record<string, { uid: string; node: string }>
  /** Keys of assumed pods whose volumes are not bound yet. */
  waiting: string[]
  /** Keys of `decisions` in order of the decision; the oldest go beyond 500. */
  order: string[]
}

type Context = ComponentContext<SchedulerState>

const CYCLE = 'cycle'
const VOLUMES = 'volumes'
const MAX_DECISIONS = 500

const finished = (pod: Pod) => pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed'

const ours = (pod: Pod) =>
  (pod.spec.schedulerName ?? 'default-scheduler') === 'default-scheduler' &&
  !pod.spec.nodeName &&
  !pod.metadata.deletionTimestamp &&
  !finished(pod)

const same = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b)

/** Makes the pods active that one of the events may help. */
function wake(state: SchedulerState, events: ClusterEvent[]): string[] {
  let any = false
  for (const queued of Object.values(state.queue)) {
    const helped = queued.rejectedBy?.some((name) =>
      profile.some(({ plugin }) => plugin.name === name && plugin.events.some((e) => events.includes(e))),
    )
    if (!helped) continue
    delete queued.rejectedBy
    any = true
  }
  return any ? [CYCLE] : []
}

function onPod(event: WatchEvent, ctx: Context): string[] {
  const pod = event.object as Pod
  const old = event.old as Pod | undefined
  const key = keyOf(pod)
  const { state } = ctx
  if (event.type === 'DELETED') {
    delete state.queue[key]
    delete state.assumed[key]
    state.waiting = state.waiting.filter((other) => other !== key)
    return pod.spec.nodeName ? wake(state, ['AssignedPodDelete']) : []
  }
  if (ours(pod)) {
    if (state.assumed[key]?.uid === pod.metadata.uid) return []
    if (pod.spec.schedulingGates?.length) {
      delete state.queue[key]
      return []
    }
    const queued = state.queue[key]
    const changed = !old || !same(old.spec, pod.spec) || !same(old.metadata.labels, pod.metadata.labels)
    if (!queued || queued.uid !== pod.metadata.uid)
      state.queue[key] = { uid: pod.metadata.uid, since: ctx.now(), attempts: 0 }
    else if (changed) delete queued.rejectedBy
    else return []
    return [CYCLE]
  }
  delete state.queue[key]
  if (!pod.spec.nodeName) return []
  delete state.assumed[key]
  if (finished(pod)) return old && !finished(old) ? wake(state, ['AssignedPodDelete']) : []
  if (!old?.spec.nodeName) return wake(state, ['AssignedPodAdd'])
  const resized = !same(old.spec.containers, pod.spec.containers)
  const relabelled = !same(old.metadata.labels, pod.metadata.labels)
  return resized || relabelled ? wake(state, ['AssignedPodUpdate']) : []
}

function onNode(event: WatchEvent, { state }: Context): string[] {
  if (event.type === 'DELETED') return []
  if (!event.old) return wake(state, ['NodeAdd'])
  const [node, old] = [event.object as Node, event.old as Node]
  const events: ClusterEvent[] = []
  if (!same(node.metadata.labels, old.metadata.labels)) events.push('NodeLabel')
  if (!same([node.spec.taints, node.spec.unschedulable], [old.spec.taints, old.spec.unschedulable]))
    events.push('NodeTaint')
  if (!same(node.status?.allocatable, old.status?.allocatable)) events.push('NodeAllocatable')
  return wake(state, events)
}

function keep(state: SchedulerState, decision: SchedulingDecision): void {
  state.decisions[decision.pod] = [...(state.decisions[decision.pod] ?? []), decision]
  state.order.push(decision.pod)
  while (state.order.length > MAX_DECISIONS) {
    const oldest = state.order.shift() as string
    state.decisions[oldest]?.shift()
    if (state.decisions[oldest]?.length === 0) delete state.decisions[oldest]
  }
}

/** The next pod to try: the highest priority, then the one that waits longest. */
function nextPod(ctx: Context): { key: string; pod: Pod } | undefined {
  let best: { key: string; pod: Pod; since: number } | undefined
  for (const [key, queued] of Object.entries(ctx.state.queue)) {
    if (queued.rejectedBy || (queued.notBefore ?? 0) > ctx.now()) continue
    const pod = ctx.lister.byKey('pods', key)
    if (!pod) continue
    const order = best ? (pod.spec.priority ?? 0) - (best.pod.spec.priority ?? 0) : 1
    if (order > 0 || (order === 0 && best && queued.since < best.since))
      best = { key, pod, since: queued.since }
  }
  return best
}

/** A failed attempt that is an error, not a refusal, waits 1 s, 2 s, … 10 s. */
function retryAfterError(ctx: Context, key: string, error: unknown): string {
  const queued = ctx.state.queue[key]
  delete ctx.state.assumed[key]
  if (queued) {
    const wait = Math.min(10_000, 1000 * 2 ** (queued.attempts - 1))
    queued.notBefore = ctx.now() + wait
    ctx.requeueAfter(CYCLE, wait)
  }
  return error instanceof Error ? error.message : String(error)
}

function bindPod(ctx: Context, key: string, pod: Pod, node: string): void {
  ctx.client.bind(pod, node)
  delete ctx.state.queue[key]
  ctx.record(pod as unknown as KubeObject, {
    type: 'Normal',
    reason: 'Scheduled',
    action: 'Binding',
    message: `Successfully assigned ${key} to ${node}`,
  })
}

/** Something of the storage has changed: it may help a refused pod, or complete a placed one. */
function onStorage({ state }: Context): string[] {
  return [...wake(state, ['Storage']), ...(state.waiting.length > 0 ? [VOLUMES] : [])]
}

/** Binds the placed pods whose volumes have been bound meanwhile. */
function bindWaiting(ctx: Context): void {
  for (const key of [...ctx.state.waiting]) {
    const pod = ctx.lister.byKey('pods', key)
    const assumed = ctx.state.assumed[key]
    const gone = !pod || !assumed || pod.metadata.uid !== assumed.uid
    if (!gone && !volumesAreBound(ctx, pod)) continue
    ctx.state.waiting = ctx.state.waiting.filter((other) => other !== key)
    if (!gone) bindPod(ctx, key, pod, assumed.node)
  }
}

/** One pod; the snapshot goes on with it when it is placed. True: the snapshot is still good. */
function attempt(ctx: Context, key: string, pod: Pod, snapshot: Snapshot): boolean {
  const queued = ctx.state.queue[key] as QueuedPod
  queued.attempts += 1
  try {
    const { decision, rejectedBy } = scheduleOne(ctx, pod, snapshot)
    const info = snapshot.nodes.find(({ node }) => node.metadata.name === decision.nodeName)
    if (info) {
      ctx.state.assumed[key] = { uid: pod.metadata.uid, node: info.node.metadata.name }
      if (!volumesAreBound(ctx, pod)) {
        requestVolumes(ctx, pod, info.node)
        delete ctx.state.queue[key]
        ctx.state.waiting.push(key)
        keep(ctx.state, decision)
        return false
      }
      bindPod(ctx, key, pod, info.node.metadata.name)
      addPod(info, pod)
    } else if (ctx.state.queue[key]) queued.rejectedBy = rejectedBy
    keep(ctx.state, decision)
    return decision.nodeName !== undefined && !pod.status?.nominatedNodeName
  } catch (error) {
    const message = retryAfterError(ctx, key, error)
    keep(ctx.state, { at: ctx.now(), pod: key, uid: pod.metadata.uid, message, nodes: [] })
    return false
  }
}

/**
 * kube-scheduler with one profile.
 * Mirrors: the queue by priority and time, queueing hints, assume and bind, FitError.
 * Differs: a woken pod is tried at once (as with SchedulerPopFromBackoffQ and an empty queue), hints
 * look at the kind of change only; pods that nothing wakes are not retried every five minutes;
 * the choice among best nodes is seeded.
 */
export const scheduler: Component<SchedulerState> = {
  name: 'scheduler',
  eventSource: 'default-scheduler',
  watches: [
    { resource: 'pods', map: (event, ctx) => onPod(event, ctx as Context) },
    { resource: 'nodes', map: (event, ctx) => onNode(event, ctx as Context) },
    { resource: 'namespaces', map: () => [] },
    { resource: 'services', map: () => [] },
    { resource: 'replicasets.apps', map: () => [] },
    { resource: 'persistentvolumeclaims', map: (_, ctx) => onStorage(ctx as Context) },
    { resource: 'persistentvolumes', map: (_, ctx) => onStorage(ctx as Context) },
    { resource: 'storageclasses.storage.k8s.io', map: (_, ctx) => onStorage(ctx as Context) },
  ],
  initialState: () => ({ queue: {}, assumed: {}, waiting: [], decisions: {}, order: [] }),
  start(ctx) {
    ctx.state.queue = {}
    ctx.state.assumed = {}
    ctx.state.waiting = []
  },
  reconcile(key, ctx) {
    if (key === VOLUMES) {
      bindWaiting(ctx)
      return
    }
    let snapshot: Snapshot | undefined
    for (let next = nextPod(ctx); next; next = nextPod(ctx)) {
      snapshot ??= takeSnapshot(ctx.lister, ctx.state.assumed)
      if (!attempt(ctx, next.key, next.pod, snapshot)) snapshot = undefined
    }
  },
}
