/** A StatefulSet under reconciliation, and what its pods are like. */
import type { ControllerRevision, KubeObject, Pod, StatefulSet } from '@/lib/cluster/apimachinery/object'
import type { ComponentContext } from '@/lib/cluster/client/component'
import { isReady, untilAvailable } from '@/lib/cluster/controller/pod-state'
import { claim } from '@/lib/cluster/controller/references'
import { ordinalOf, REVISION_LABEL } from '@/lib/cluster/controller/stateful-set/identity'

export interface Work {
  ctx: ComponentContext
  set: StatefulSet
  current: ControllerRevision
  update: ControllerRevision
  start: number
  size: number
}

export const say = ({ ctx, set }: Work, type: 'Normal' | 'Warning', reason: string, message: string) =>
  ctx.record(set as unknown as KubeObject, { type, reason, message })

export const isTerminating = (pod: Pod) => !!pod.metadata.deletionTimestamp
export const isRunningAndReady = (pod: Pod) => pod.status?.phase === 'Running' && isReady(pod)
export const revisionOf = (pod: Pod) => pod.metadata.labels?.[REVISION_LABEL]

export const isAvailable = ({ ctx, set }: Work, pod: Pod) =>
  isRunningAndReady(pod) && untilAvailable(pod, set.spec.minReadySeconds ?? 0, ctx.now()) === 0

export const isOrdered = ({ set }: Work) => set.spec.podManagementPolicy !== 'Parallel'

export function podsOf({ ctx, set }: Pick<Work, 'ctx' | 'set'>): Pod[] {
  const pods = claim(
    ctx.client,
    set,
    'pods',
    ctx.lister.claimablePods(set.metadata.uid, set.metadata.namespace),
  )
  return pods.filter((pod) => ordinalOf(set, pod) >= 0).sort((a, b) => ordinalOf(set, a) - ordinalOf(set, b))
}

export const inRange = ({ set, start, size }: Work, pod: Pod) => {
  const ordinal = ordinalOf(set, pod)
  return ordinal >= start && ordinal < start + size
}
