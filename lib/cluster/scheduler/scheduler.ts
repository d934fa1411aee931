import type { Pod } from '@/lib/cluster/apimachinery/object'
import { keyOf } from '@/lib/cluster/apimachinery/object'
import type { Component, ComponentWatch, WatchEvent } from '@/lib/cluster/client/component'
import { isBug } from '@/lib/cluster/client/process'
import { place } from '@/lib/cluster/scheduler/binding'
import { takeSnapshot } from '@/lib/cluster/scheduler/cache'
import type { WhatChanged } from '@/lib/cluster/scheduler/changes'
import { frozen, type StoredDecision } from '@/lib/cluster/scheduler/decision'
import type { Framework, Snapshot } from '@/lib/cluster/scheduler/framework'
import type { ProfileConfig } from '@/lib/cluster/scheduler/profile'
import * as queue from '@/lib/cluster/scheduler/queue'
import { scheduleOne } from '@/lib/cluster/scheduler/schedule-one'
import { isSchedulerPod } from '@/lib/cluster/scheduler/scheduler-pod'
import {
  BIND,
  CYCLE,
  frameworkFor,
  initialState,
  queuedAs,
  type SchedulerContext,
  type SchedulerState,
} from '@/lib/cluster/scheduler/scheduler-state'
import { assume } from '@/lib/cluster/scheduler/snapshot'
import { part } from '@/lib/cluster/sim/parts'

const FLUSH = 'flush'
const MAX_DECISIONS = 500

const finished = (pod: Pod) => pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed'

/** Makes the pods active that a change may help. */
const wake = (ctx: SchedulerContext, what: WhatChanged, event: WatchEvent): string[] =>
  queue.anyRests(ctx.state.queue) ? part('scheduling').wake(ctx, what, event) : []

/** Nobody looks at a pod that a plugin keeps out of the queue. */
const gateOf = (framework: Framework, pod: Pod) =>
  framework.plugins.preEnqueue.find((plugin) => plugin.preEnqueue?.(pod))?.name

/** A pod without a node, which this scheduler is to find. */
function onPending(ctx: SchedulerContext, event: WatchEvent, framework: Framework): string[] {
  const { state } = ctx
  const pod = event.object as Pod
  const key = keyOf(pod)
  const { uid } = pod.metadata
  if (state.assumed[key]?.uid === uid) return []
  const queued = state.queue.pods[key]
  const gate = gateOf(framework, pod)
  if (!queued || queued.uid !== uid || queued.place === 'gated' || gate) {
    queue.add(state.queue, key, queuedAs(pod, framework), ctx.now(), gate)
    return gate ? [] : [CYCLE]
  }
  return queued.place === 'unschedulable' ? part('scheduling').wakeItself(ctx, event) : []
}

function onPod(event: WatchEvent, ctx: SchedulerContext): string[] {
  const pod = event.object as Pod
  const old = event.old as Pod | undefined
  const key = keyOf(pod)
  const { state } = ctx
  if (event.type === 'DELETED') {
    const assumed = state.assumed[key]
    queue.remove(state.queue, key)
    delete state.assumed[key]
    delete state.waiting[key]
    return (pod.spec.nodeName && !finished(pod)) || assumed ? wake(ctx, 'GonePod', event) : []
  }
  if (!pod.spec.nodeName) {
    const framework = finished(pod) ? undefined : frameworkFor(ctx, pod)
    if (framework) return onPending(ctx, event, framework)
    queue.remove(state.queue, key)
    return []
  }
  queue.remove(state.queue, key)
  delete state.assumed[key]
  if (finished(pod)) return old && !finished(old) ? wake(ctx, 'GonePod', event) : []
  return wake(ctx, old?.spec.nodeName ? 'AssignedPod' : 'AddedPod', event)
}

function keep(state: SchedulerState, key: string, decision: StoredDecision): void {
  state.decisions[key] = [...(state.decisions[key] ?? []), decision]
  state.order.push(key)
  while (state.order.length > MAX_DECISIONS) {
    const oldest = state.order.shift() as string
    state.decisions[oldest]?.shift()
    if (state.decisions[oldest]?.length === 0) delete state.decisions[oldest]
  }
}

/** An attempt that ended in an error, not in a refusal, is made again after 1 s, 2 s, … 10 s. */
function retryAfterError(ctx: SchedulerContext, key: string): void {
  delete ctx.state.assumed[key]
  ctx.requeueAfter(CYCLE, part('scheduling').addFailed(ctx.state.queue, key, ctx.now()))
}

/** One pod; the snapshot goes on with it when it is placed. True: the snapshot is still good. */
function attempt(ctx: SchedulerContext, key: string, pod: Pod, snapshot: Snapshot): boolean {
  const { state } = ctx
  const framework = frameworkFor(ctx, pod)
  if (!framework) {
    queue.remove(state.queue, key)
    return true
  }
  const { schedulerName } = framework
  try {
    if (pod.metadata.deletionTimestamp) {
      queue.remove(state.queue, key)
      const message = `skip schedule deleting pod: ${key}`
      ctx.record(pod as never, {
        type: 'Warning',
        reason: 'FailedScheduling',
        action: 'Scheduling',
        message,
        source: schedulerName,
      })
      return true
    }
    const { decision, info, rejectedBy } = scheduleOne(ctx, framework, pod, snapshot, state)
    keep(state, key, decision)
    if (!info) {
      part('scheduling').addUnschedulable(state.queue, key, rejectedBy, ctx.now())
      return false
    }
    const bound = place(ctx, framework, { pod, key, info })
    if (bound) assume(snapshot, info, pod)
    return bound && !pod.status?.nominatedNodeName
  } catch (error) {
    if (isBug(error)) throw error
    retryAfterError(ctx, key)
    const message = error instanceof Error ? error.message : String(error)
    const base = { at: ctx.now(), uid: pod.metadata.uid, message }
    keep(state, key, frozen({ ...base, refused: [], scored: [], scores: {} }))
    return false
  }
}

/** Tries what is active, and then what backs off. */
function runCycle(ctx: SchedulerContext): void {
  const { state } = ctx
  if (queue.anyRests(state.queue)) part('scheduling').flushBackoff(state.queue, ctx.now())
  let snapshot: Snapshot | undefined
  for (let key = queue.pop(state.queue); key !== undefined; key = queue.pop(state.queue)) {
    const pod = ctx.lister.byKey('pods', key)
    const queued = state.queue.pods[key]
    if (!pod || !queued || pod.metadata.uid !== queued.uid) {
      queue.remove(state.queue, key)
      continue
    }
    queued.attempts += 1
    snapshot ??= takeSnapshot(ctx)
    if (!attempt(ctx, key, pod, snapshot)) snapshot = undefined
  }
  if (!queue.anyRests(state.queue)) return
  const flushAt = part('scheduling').nextFlush(state.queue, state.started)
  if (flushAt !== undefined) ctx.requeueAfter(FLUSH, Math.max(1, flushAt - ctx.now()))
}

const STORAGE: [resource: string, kind: string][] = [
  ['persistentvolumeclaims', 'PersistentVolumeClaim'],
  ['persistentvolumes', 'PersistentVolume'],
  ['storageclasses.storage.k8s.io', 'StorageClass'],
  ['csinodes.storage.k8s.io', 'CSINode'],
  ['csidrivers.storage.k8s.io', 'CSIDriver'],
  ['csistoragecapacities.storage.k8s.io', 'CSIStorageCapacity'],
  ['volumeattachments.storage.k8s.io', 'VolumeAttachment'],
]

/** Something of the storage has changed: it may help a refused pod, or complete a placed one. */
const storageWatch = ([resource, kind]: [string, string]): ComponentWatch => ({
  resource,
  map: (event, plain) => {
    const ctx = plain as SchedulerContext
    const bind = Object.keys(ctx.state.waiting).length > 0 ? [BIND] : []
    return [...wake(ctx, kind, event), ...bind]
  },
})

/** All pods without a node, as if they had just come. */
function enqueueAll(ctx: SchedulerContext): void {
  ctx.state.queue = queue.newQueue()
  for (const pod of ctx.lister.list('pods'))
    if (!pod.spec.nodeName) onPod({ type: 'ADDED', resource: 'pods', object: pod, initial: true }, ctx)
}

/** A scheduler's configuration is another one from here on; undefined: as kubeadm leaves it. */
export function setProfiles(ctx: SchedulerContext, profiles: ProfileConfig[] | undefined): void {
  if (JSON.stringify(ctx.state.profiles) === JSON.stringify(profiles)) return
  if (profiles) ctx.state.profiles = profiles
  else delete ctx.state.profiles
  enqueueAll(ctx)
}

function start({ state, now }: SchedulerContext): void {
  Object.assign(state, { queue: queue.newQueue(), assumed: {}, waiting: {}, started: now() })
}

function reconcile(key: string, ctx: SchedulerContext): void {
  if (key === BIND) {
    part('scheduling').bindWaiting(ctx)
    return
  }
  if (key === FLUSH) part('scheduling').flushUnschedulable(ctx.state.queue, ctx.now())
  runCycle(ctx)
}

/**
 * kube-scheduler.
 * Mirrors: the scheduling queue with its hints, profiles, the framework's extension points, assume and bind.
 * Differs: binding is not a thread of its own, so nothing happens while a pod is tried; Reserve and Permit are
 * missing, as none of the default plugins waits there; the choice among best nodes is seeded.
 */
export const scheduler: Component<SchedulerState> = {
  name: 'scheduler',
  eventSource: 'default-scheduler',
  watches: [
    { resource: 'pods', map: (event, ctx) => onPod(event, ctx as SchedulerContext) },
    { resource: 'nodes', map: (event, ctx) => wake(ctx as SchedulerContext, 'Node', event) },
    ...STORAGE.map(storageWatch),
  ],
  initialState,
  start,
  reconcile,
}

const PROFILES = 'profiles'

/** A pod that runs a scheduler, or one that may be theirs. */
function onPodOfSeveral(event: WatchEvent, ctx: SchedulerContext): string[] {
  const pod = event.object as Pod
  const { state } = ctx
  if (isSchedulerPod(pod)) {
    const others = (state.pods ?? []).filter((key) => key !== keyOf(pod))
    state.pods = event.type === 'DELETED' ? others : [...others, keyOf(pod)].sort()
    return [PROFILES, ...onPod(event, ctx)]
  }
  return state.profiles?.length ? onPod(event, ctx) : []
}

/** Schedulers that run in pods, beside the cluster's own: all of them together. */
export const secondScheduler: Component<SchedulerState> = {
  ...scheduler,
  watches: [
    { resource: 'pods', map: (event, ctx) => onPodOfSeveral(event, ctx as SchedulerContext) },
    ...scheduler.watches.slice(1),
    {
      resource: 'clusterrolebindings.rbac.authorization.k8s.io',
      map: (_, ctx) => ((ctx as SchedulerContext).state.pods?.length ? [PROFILES] : []),
    },
  ],
  initialState: () => initialState([]),
  start(ctx) {
    start(ctx)
    ctx.state.pods = []
  },
  reconcile(key, ctx) {
    if (key === PROFILES) setProfiles(ctx, part('scheduling').servedProfiles(ctx, ctx.state.pods ?? []))
    reconcile(key, ctx)
  },
}
