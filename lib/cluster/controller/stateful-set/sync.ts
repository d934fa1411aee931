import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import type { ControllerRevision, Pod, StatefulSet } from '@/lib/cluster/apimachinery/object'
import type { ComponentContext } from '@/lib/cluster/client/component'
import { untilAvailable } from '@/lib/cluster/controller/pod-state'
import { currentRevision, revisionsOf, trimRevisions } from '@/lib/cluster/controller/revisions'
import { bringUp, rollOut, takeDown } from '@/lib/cluster/controller/stateful-set/order'
import {
  isAvailable,
  isRunningAndReady,
  isTerminating,
  podsOf,
  revisionOf,
  type Work,
} from '@/lib/cluster/controller/stateful-set/work'

const HASH = 'controller.kubernetes.io/hash'

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

function bringToSize(work: Work): void {
  if (bringUp(work, podsOf(work)) && takeDown(work, podsOf(work))) rollOut(work, podsOf(work))
}

/** Brings a set's pods, revisions and status to where they belong. */
export function syncStatefulSet(key: string, ctx: ComponentContext): void {
  const set = ctx.lister.byKey('statefulsets.apps', key)
  if (!set) return
  const work = look(ctx, set)
  let failure: unknown
  try {
    // One that is being deleted only tells what is left of it.
    if (!set.metadata.deletionTimestamp) bringToSize(work)
  } catch (error) {
    failure = error
  }
  const pods = podsOf(work)
  const status = statusOf(work, pods)
  if (!deepEqual(status, set.status)) ctx.client.updateStatus('statefulsets.apps', { ...set, status })
  const inUse = new Set([status.currentRevision, status.updateRevision, ...pods.map(revisionOf)])
  trimRevisions(ctx, revisionsOf(ctx, set), set.spec.revisionHistoryLimit ?? 10, ({ metadata }) =>
    inUse.has(metadata.name),
  )
  const waits = pods.flatMap((pod) => untilAvailable(pod, set.spec.minReadySeconds ?? 0, ctx.now()) || [])
  if (waits.length > 0) ctx.requeueAfter(key, Math.min(...waits))
  if (failure) throw failure
}
