import { isAlreadyExists, isNamespaceTerminating, isNotFound } from '@/lib/cluster/apimachinery/errors'
import {
  type ControllerRevision,
  type KubeObject,
  keyOf,
  type Pod,
  type StatefulSet,
} from '@/lib/cluster/apimachinery/object'
import type { Component, ComponentContext } from '@/lib/cluster/client/component'
import { scaledValue } from '@/lib/cluster/controller/deployment/arithmetic'
import { isFinished, isReady, untilAvailable } from '@/lib/cluster/controller/pod-state'
import { canonicalJson } from '@/lib/cluster/controller/pod-template-hash'
import { podOwners } from '@/lib/cluster/controller/pods-of'
import { claim } from '@/lib/cluster/controller/references'
import { currentRevision, revisionsOf, templateOf, trimRevisions } from '@/lib/cluster/controller/revisions'
import {
  claimsOf,
  ordinalOf,
  podName,
  podOf,
  REVISION_LABEL,
} from '@/lib/cluster/controller/stateful-set/identity'

const HASH = 'controller.kubernetes.io/hash'

/** A StatefulSet under reconciliation. */
interface Work {
  ctx: ComponentContext
  set: StatefulSet
  current: ControllerRevision
  update: ControllerRevision
  start: number
  size: number
}

const say = ({ ctx, set }: Work, type: 'Normal' | 'Warning', reason: string, message: string) =>
  ctx.record(set as unknown as KubeObject, { type, reason, message })

const isTerminating = (pod: Pod) => !!pod.metadata.deletionTimestamp
const isRunningAndReady = (pod: Pod) => pod.status?.phase === 'Running' && isReady(pod)
const revisionOf = (pod: Pod) => pod.metadata.labels?.[REVISION_LABEL]

const isAvailable = ({ ctx, set }: Work, pod: Pod) =>
  isRunningAndReady(pod) && untilAvailable(pod, set.spec.minReadySeconds ?? 0, ctx.now()) === 0

const isOrdered = ({ set }: Work) => set.spec.podManagementPolicy !== 'Parallel'

function podsOf({ ctx, set }: Pick<Work, 'ctx' | 'set'>): Pod[] {
  const pods = claim(ctx.client, set, 'pods', ctx.lister.list('pods', set.metadata.namespace))
  return pods.filter((pod) => ordinalOf(set, pod) >= 0).sort((a, b) => ordinalOf(set, a) - ordinalOf(set, b))
}

const inRange = ({ set, start, size }: Work, pod: Pod) => {
  const ordinal = ordinalOf(set, pod)
  return ordinal >= start && ordinal < start + size
}

/** Below the partition pods stay with, and come back in, the revision that was current. */
function revisionFor({ set, current, update, start }: Work, ordinal: number): ControllerRevision {
  const { type, rollingUpdate } = set.spec.updateStrategy ?? {}
  if (type !== 'RollingUpdate') return update
  const kept = rollingUpdate ? (rollingUpdate.partition ?? 0) : (set.status?.currentReplicas ?? 0)
  return ordinal < start + kept ? current : update
}

function createClaims(work: Work, ordinal: number): void {
  const { ctx, set } = work
  const pod = podName(set, ordinal)
  for (const wanted of claimsOf(set, ordinal)) {
    const { namespace, name } = wanted.metadata
    if (ctx.lister.get('persistentvolumeclaims', namespace, name)) continue
    try {
      ctx.client.create('persistentvolumeclaims', wanted)
      const message = `create Claim ${name} Pod ${pod} in StatefulSet ${set.metadata.name} success`
      say(work, 'Normal', 'SuccessfulCreate', message)
    } catch (error) {
      if (isAlreadyExists(error)) continue
      const why = error instanceof Error ? error.message : String(error)
      const message = `create Claim ${name} for Pod ${pod} in StatefulSet ${set.metadata.name} failed error: ${why}`
      say(work, 'Warning', 'FailedCreate', message)
      throw error
    }
  }
}

function createPod(work: Work, ordinal: number): void {
  const { ctx, set } = work
  const revision = revisionFor(work, ordinal)
  const name = podName(set, ordinal)
  createClaims(work, ordinal)
  try {
    ctx.client.create('pods', podOf(set, templateOf(revision), revision.metadata.name, ordinal))
    const message = `create Pod ${name} in StatefulSet ${set.metadata.name} successful`
    say(work, 'Normal', 'SuccessfulCreate', message)
  } catch (error) {
    if (isNamespaceTerminating(error)) return
    const why = error instanceof Error ? error.message : String(error)
    const message = `create Pod ${name} in StatefulSet ${set.metadata.name} failed error: ${why}`
    say(work, 'Warning', 'FailedCreate', message)
    throw error
  }
}

function deletePod(work: Work, { metadata }: Pod): void {
  try {
    work.ctx.client.delete('pods', metadata.namespace, metadata.name, { uid: metadata.uid })
  } catch (error) {
    if (isNotFound(error)) return
    throw error
  }
  const message = `delete Pod ${metadata.name} in StatefulSet ${work.set.metadata.name} successful`
  say(work, 'Normal', 'SuccessfulDelete', message)
}

/** A pod that has ended makes room for its successor. */
function replaceEnded(work: Work, pod: Pod): void {
  const { namespace, name } = work.set.metadata
  const failed = pod.status?.phase === 'Failed'
  const what = `StatefulSet ${namespace}/${name} is recreating ${failed ? 'failed' : 'terminated'} Pod ${pod.metadata.name}`
  say(work, failed ? 'Warning' : 'Normal', failed ? 'RecreatingFailedPod' : 'RecreatingTerminatedPod', what)
  if (!isTerminating(pod)) deletePod(work, pod)
}

/** Brings up the replicas in order; false when the order says to wait. */
function bringUp(work: Work, pods: Pod[]): boolean {
  const byOrdinal = new Map(pods.map((pod) => [ordinalOf(work.set, pod), pod]))
  for (let ordinal = work.start; ordinal < work.start + work.size; ordinal++) {
    const pod = byOrdinal.get(ordinal)
    if (pod && isFinished(pod)) replaceEnded(work, pod)
    else if (!pod) createPod(work, ordinal)
    if (isOrdered(work) && (!pod || isTerminating(pod) || !isAvailable(work, pod))) return false
  }
  return true
}

/** With whenScaled: Delete, a claim goes with its pod. */
function releaseClaims({ ctx, set }: Work, pod: Pod): void {
  if (set.spec.persistentVolumeClaimRetentionPolicy?.whenScaled !== 'Delete') return
  const { namespace } = pod.metadata
  const { name, uid } = pod.metadata
  for (const { metadata } of claimsOf(set, ordinalOf(set, pod))) {
    if (!ctx.lister.get('persistentvolumeclaims', namespace, metadata.name)) continue
    const ownerReferences = [{ apiVersion: 'v1', kind: 'Pod', name, uid }]
    ctx.client.patch('persistentvolumeclaims', namespace, metadata.name, { metadata: { ownerReferences } })
  }
}

/** Takes down what is beyond the size, the highest ordinal first; false when the order says to wait. */
function takeDown(work: Work, pods: Pod[]): boolean {
  const condemned = pods.filter((pod) => !inRange(work, pod)).reverse()
  const unhealthy = [...pods.filter((pod) => inRange(work, pod)), ...condemned].find(
    (pod) => !isAvailable(work, pod) || isTerminating(pod),
  )
  for (const pod of condemned) {
    if (isTerminating(pod)) {
      if (isOrdered(work)) return false
      continue
    }
    if (isOrdered(work) && !isAvailable(work, pod) && pod !== unhealthy) return false
    releaseClaims(work, pod)
    deletePod(work, pod)
    if (isOrdered(work)) return false
  }
  return true
}

/** Replaces outdated pods from the top down to the partition, as many at once as may be unavailable. */
function rollOut(work: Work, pods: Pod[]): void {
  const { set, update, start, size } = work
  if (set.spec.updateStrategy?.type === 'OnDelete') return
  const { partition = 0, maxUnavailable } = set.spec.updateStrategy?.rollingUpdate ?? {}
  const max = Math.max(1, scaledValue(maxUnavailable, size, false))
  const replicas = pods.filter((pod) => inRange(work, pod))
  let unavailable = size - replicas.filter((pod) => isAvailable(work, pod) && !isTerminating(pod)).length
  for (const pod of replicas.reverse()) {
    if (ordinalOf(set, pod) - start < partition) return
    const healthy = isAvailable(work, pod) && !isTerminating(pod)
    if (revisionOf(pod) !== update.metadata.name && !isTerminating(pod)) {
      if (healthy && unavailable >= max) return
      deletePod(work, pod)
      unavailable += healthy ? 1 : 0
      if (unavailable >= max) return
    } else if (!healthy && unavailable >= max) return
  }
}

function statusOf(work: Work, pods: Pod[]): NonNullable<StatefulSet['status']> {
  const { set, current, update, size } = work
  const live = pods.filter((pod) => !isTerminating(pod))
  const of = (revision: ControllerRevision) =>
    live.filter((pod) => revisionOf(pod) === revision.metadata.name).length
  const ready = pods.filter(isRunningAndReady).length
  const updated = of(update)
  const rolling = set.spec.updateStrategy?.type !== 'OnDelete'
  const complete = rolling && updated === size && ready === size && pods.length === size
  const currentReplicas = complete ? updated : of(current)
  const optional = (name: string, amount: number) => (amount > 0 ? { [name]: amount } : {})
  return {
    observedGeneration: set.metadata.generation,
    replicas: pods.length,
    ...optional('readyReplicas', ready),
    ...optional('currentReplicas', currentReplicas),
    ...optional('updatedReplicas', updated),
    currentRevision: (complete ? update : current).metadata.name,
    updateRevision: update.metadata.name,
    collisionCount: set.status?.collisionCount ?? 0,
    availableReplicas: pods.filter((pod) => isAvailable(work, pod)).length,
  } as NonNullable<StatefulSet['status']>
}

function look(ctx: ComponentContext, set: StatefulSet): Work {
  const update = currentRevision(ctx, set, revisionsOf(ctx, set), HASH)
  const known = revisionsOf(ctx, set)
  const current = known.find(({ metadata }) => metadata.name === set.status?.currentRevision) ?? update
  return { ctx, set, current, update, start: set.spec.ordinals?.start ?? 0, size: set.spec.replicas ?? 1 }
}

function sync(key: string, ctx: ComponentContext): void {
  const set = ctx.lister.byKey('statefulsets.apps', key)
  if (!set || set.metadata.deletionTimestamp) return
  const work = look(ctx, set)
  let failure: unknown
  try {
    if (bringUp(work, podsOf(work)) && takeDown(work, podsOf(work))) rollOut(work, podsOf(work))
  } catch (error) {
    failure = error
  }
  const pods = podsOf(work)
  const status = statusOf(work, pods)
  if (canonicalJson(status) !== canonicalJson(set.status))
    ctx.client.updateStatus('statefulsets.apps', { ...set, status })
  const inUse = new Set([status.currentRevision, status.updateRevision, ...pods.map(revisionOf)])
  trimRevisions(ctx, revisionsOf(ctx, set), set.spec.revisionHistoryLimit ?? 10, ({ metadata }) =>
    inUse.has(metadata.name),
  )
  const waits = pods.flatMap((pod) => untilAvailable(pod, set.spec.minReadySeconds ?? 0, ctx.now()) || [])
  if (waits.length > 0) ctx.requeueAfter(key, Math.min(...waits))
  if (failure) throw failure
}

/**
 * The StatefulSet controller.
 * Mirrors: pkg/controller/statefulset – identities, order, claims, rolling update with partition, revisions.
 * Differs: a retention policy that changes later does not reach claims that are there.
 */
export const statefulSet: Component = {
  name: 'statefulset',
  eventSource: 'statefulset-controller',
  watches: [
    { resource: 'statefulsets.apps', map: ({ object }) => [keyOf(object)] },
    { resource: 'pods', map: podOwners('StatefulSet', 'statefulsets.apps') },
  ],
  reconcile: sync,
}
