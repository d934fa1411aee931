import { isNamespaceTerminating, isNotFound } from '@/lib/cluster/apimachinery/errors'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import { matches, matchesSet, selectorFromLabelSelector } from '@/lib/cluster/apimachinery/labels'
import {
  controllerOf,
  type KubeObject,
  keyOf,
  type Pod,
  type ReplicaSet,
  type ReplicationController,
} from '@/lib/cluster/apimachinery/object'
import type { Likes } from '@/lib/cluster/apimachinery/object-index'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import type { Component, ComponentContext, WatchEvent } from '@/lib/cluster/client/component'
import { podFromTemplate } from '@/lib/cluster/controller/pod-from-template'
import { isActive, isFinished, isReady, untilAvailable } from '@/lib/cluster/controller/pod-state'
import { ownersOf } from '@/lib/cluster/controller/pods-of'
import { claim } from '@/lib/cluster/controller/references'
import { slowStart } from '@/lib/cluster/controller/slow-start'
import { part } from '@/lib/cluster/sim/parts'

/** Uids of pods created or deleted whose events have not come back yet (UIDTrackingControllerExpectations). */
interface Expectations {
  creates: Record<string, true>
  deletes: Record<string, true>
  since: number
}

type State = { expected: Record<string, Expectations> }
type Context = ComponentContext<State>
type Failure = { reason: 'FailedCreate' | 'FailedDelete'; message: string }

const BURST = 500
const textOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
const EXPECTATION_TIMEOUT = 5 * 60_000

function isEmpty(record: object): boolean {
  for (const _ in record) return false
  return true
}

function satisfied({ expected }: State, key: string, now: number): boolean {
  const open = expected[key]
  if (!open) return true
  return (isEmpty(open.creates) && isEmpty(open.deletes)) || now - open.since > EXPECTATION_TIMEOUT
}

function observe(state: State, event: WatchEvent): void {
  const { uid, deletionTimestamp } = event.object.metadata
  for (const key in state.expected) {
    const open = state.expected[key] as Expectations
    if (open.creates[uid]) delete open.creates[uid]
    if (event.type === 'DELETED' || deletionTimestamp) delete open.deletes[uid]
  }
}

/** The two kinds that keep a number of pods; a ReplicationController is handled as the ReplicaSet that it is like. */
interface Flavour {
  resource: 'replicasets.apps' | 'replicationcontrollers'
  kind: string
  asReplicaSet(object: ReplicaSet | ReplicationController): ReplicaSet
}

const replicaSets: Flavour = {
  resource: 'replicasets.apps',
  kind: 'ReplicaSet',
  asReplicaSet: (object) => object as ReplicaSet,
}

/** The owners that a pod's event concerns: its owner, its former owner, or those that may adopt it. */
function podMap(flavour: Flavour) {
  const owners = ownersOf(flavour.kind, (ctx, namespace) =>
    ctx.lister.list(flavour.resource, namespace).map(flavour.asReplicaSet),
  )
  return (event: WatchEvent, ctx: ComponentContext): string[] => {
    observe(ctx.state as State, event)
    return owners(event, ctx)
  }
}

function createPods(ctx: Context, rs: ReplicaSet, count: number): Failure | undefined {
  const open: Expectations = { creates: {}, deletes: {}, since: ctx.now() }
  ctx.state.expected[keyOf(rs)] = open
  const failed = slowStart(Math.min(count, BURST), () => {
    try {
      const pod = ctx.client.create('pods', podFromTemplate(rs, rs.spec.template))
      open.creates[pod.metadata.uid] = true
      const message = `Created pod: ${pod.metadata.name}`
      ctx.record(rs as unknown as KubeObject, { type: 'Normal', reason: 'SuccessfulCreate', message })
    } catch (error) {
      if (isNamespaceTerminating(error)) return
      const message = `Error creating: ${textOf(error)}`
      ctx.record(rs as unknown as KubeObject, { type: 'Warning', reason: 'FailedCreate', message })
      throw error
    }
  })
  return failed && { reason: 'FailedCreate', message: textOf(failed.error) }
}

/** The active pods of every ReplicaSet that the same object controls. */
function relatedPods(ctx: Context, rs: ReplicaSet): Pod[] {
  const owner = controllerOf(rs)
  const siblings = owner ? ctx.lister.controlledBy('replicasets.apps', owner.uid) : [rs]
  return siblings.flatMap(({ metadata }) => ctx.lister.controlledBy('pods', metadata.uid)).filter(isActive)
}

function deletePods(ctx: Context, rs: ReplicaSet, pods: Pod[], count: number): Failure | undefined {
  const { rankForDeletion } = part('podRanking')
  const victims = rankForDeletion(pods, relatedPods(ctx, rs), ctx.now()).slice(0, Math.min(count, BURST))
  const deletes = Object.fromEntries(victims.map(({ metadata }): [string, true] => [metadata.uid, true]))
  const open: Expectations = { creates: {}, deletes, since: ctx.now() }
  ctx.state.expected[keyOf(rs)] = open
  for (const { metadata } of victims) {
    try {
      ctx.client.delete('pods', metadata.namespace, metadata.name, { uid: metadata.uid })
      const message = `Deleted pod: ${metadata.name}`
      ctx.record(rs as unknown as KubeObject, { type: 'Normal', reason: 'SuccessfulDelete', message })
    } catch (error) {
      delete open.deletes[metadata.uid]
      if (!isNotFound(error)) return { reason: 'FailedDelete', message: textOf(error) }
    }
  }
  return undefined
}

function conditionsOf(rs: ReplicaSet, failure: Failure | undefined, managed: boolean, now: number) {
  const existing = rs.status?.conditions ?? []
  if (!managed) return existing
  const rest = existing.filter(({ type }) => type !== 'ReplicaFailure')
  if (!failure) return rest
  const current = existing.find(({ type }) => type === 'ReplicaFailure')
  if (current?.reason === failure.reason) return existing
  const lastTransitionTime = formatTime(now)
  return [...rest, { type: 'ReplicaFailure', status: 'True', ...failure, lastTransitionTime }]
}

/** The pods of a ReplicaSet: most of what is asked of them is how many there are of a kind. */
interface OwnPods {
  /** Neither finished nor leaving. */
  active: Likes<Pod>[]
  terminating: number
  /** The active ones, one by one. */
  list(): Pod[]
}

const sum = (groups: readonly Likes<Pod>[], test: (pod: Pod) => boolean): number =>
  groups.reduce((total, { count, sample }) => (test(sample) ? total + count : total), 0)

const isLeaving = (pod: Pod) => pod.metadata.deletionTimestamp !== undefined && !isFinished(pod)

/** Adopts, releases, and tells the pods apart that are the ReplicaSet's. */
function ownPods(ctx: Context, rs: ReplicaSet): OwnPods {
  const { uid, namespace } = rs.metadata
  const selector = selectorFromLabelSelector(rs.spec.selector)
  const isSelected = (pod: Pod) => selector !== undefined && matches(selector, pod.metadata.labels)
  const own = ctx.lister.countPods(uid)
  const terminating = sum(own, isLeaving)
  const isStray = ({ sample }: Likes<Pod>) => isActive(sample) && !isSelected(sample)
  const isFound = ({ sample }: Likes<Pod>) => isActive(sample) && isSelected(sample)
  if (own.some(isStray) || ctx.lister.countOrphans(namespace).some(isFound)) {
    const all = ctx.lister.claimablePods(uid, namespace).filter(isActive)
    const list = claim(ctx.client, rs, 'pods', all)
    return { active: list.map((sample) => ({ count: 1, sample })), terminating, list: () => list }
  }
  const list = () => ctx.lister.controlledBy('pods', uid).filter(isActive)
  // When a pod has become ready is its own.
  const active = rs.spec.minReadySeconds
    ? list().map((sample) => ({ count: 1, sample }))
    : own.filter(({ sample }) => isActive(sample))
  return { active, terminating, list }
}

function statusOf(
  ctx: Context,
  rs: ReplicaSet,
  { active, terminating }: OwnPods,
  conditions: NonNullable<ReplicaSet['status']>['conditions'],
): NonNullable<ReplicaSet['status']> {
  const template = rs.spec.template?.metadata?.labels
  const minReady = rs.spec.minReadySeconds ?? 0
  const count = (test: (pod: Pod) => boolean) => sum(active, test)
  const optional = (name: string, amount: number) => (amount > 0 ? { [name]: amount } : {})
  return {
    replicas: count(() => true),
    ...optional(
      'fullyLabeledReplicas',
      count((pod) => matchesSet(template, pod.metadata.labels)),
    ),
    ...optional('readyReplicas', count(isReady)),
    ...optional(
      'availableReplicas',
      count(minReady > 0 ? (pod) => untilAvailable(pod, minReady, ctx.now()) === 0 : isReady),
    ),
    terminatingReplicas: terminating,
    observedGeneration: rs.metadata.generation,
    ...(conditions?.length ? { conditions } : {}),
  }
}

function sync(flavour: Flavour, key: string, ctx: Context): void {
  const stored = ctx.lister.byKey(flavour.resource, key)
  if (!stored) {
    delete ctx.state.expected[key]
    return
  }
  const rs = flavour.asReplicaSet(stored)
  const pods = ownPods(ctx, rs)
  const managed = satisfied(ctx.state, key, ctx.now()) && !rs.metadata.deletionTimestamp
  let failure: Failure | undefined
  if (managed) {
    const difference = sum(pods.active, () => true) - (rs.spec.replicas ?? 1)
    if (difference < 0) failure = createPods(ctx, rs, -difference)
    else if (difference > 0) failure = deletePods(ctx, rs, pods.list(), difference)
  }
  const status = statusOf(ctx, rs, pods, conditionsOf(rs, failure, managed, ctx.now()))
  if (!deepEqual(status, rs.status))
    ctx.client.updateStatus(flavour.resource, { ...stored, status } as ReplicaSet & ReplicationController)
  if (failure) throw new Error(failure.message)
  const { minReadySeconds = 0 } = rs.spec
  if (minReadySeconds === 0) return
  const waits = pods.active.flatMap(({ sample }) => untilAvailable(sample, minReadySeconds, ctx.now()) || [])
  if (waits.length > 0) ctx.requeueAfter(key, Math.min(...waits))
}

/** A controller that keeps a number of pods. */
export const defineReplicaController = (
  name: string,
  eventSource: string,
  flavour: Flavour,
): Component<State> => ({
  name,
  eventSource,
  watches: [
    { resource: flavour.resource, map: ({ object }) => [keyOf(object)] },
    { resource: 'pods', map: podMap(flavour) },
  ],
  initialState: () => ({ expected: {} }),
  start(ctx) {
    ctx.state.expected = {}
  },
  reconcile: (key, ctx) => sync(flavour, key, ctx),
})

/**
 * The ReplicaSet controller.
 * Mirrors: pkg/controller/replicaset – adoption and release, ranked deletion, status, expectations.
 */
export const replicaSet = defineReplicaController('replicaset', 'replicaset-controller', replicaSets)
