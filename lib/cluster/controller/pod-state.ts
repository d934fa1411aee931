import type { Pod } from '@/lib/cluster/apimachinery/object'
import { parseTime } from '@/lib/cluster/apimachinery/time'

/** Succeeded or Failed: no container will run again. */
export const isFinished = (pod: Pod): boolean =>
  pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed'

/** Neither finished nor on its way out (controller.IsPodActive). */
export const isActive = (pod: Pod): boolean => !isFinished(pod) && !pod.metadata.deletionTimestamp

const readyCondition = (pod: Pod) => pod.status?.conditions?.find(({ type }) => type === 'Ready')

export const isReady = (pod: Pod): boolean => readyCondition(pod)?.status === 'True'

/** Since when it is ready, in ms; undefined when it is not. */
export function readySince(pod: Pod): number | undefined {
  const condition = readyCondition(pod)
  return condition?.status === 'True' ? parseTime(String(condition.lastTransitionTime)) : undefined
}

/** ms until a ready pod counts as available; 0 when it does, undefined when it is not ready. */
export function untilAvailable(pod: Pod, minReadySeconds: number, now: number): number | undefined {
  const since = readySince(pod)
  return since === undefined ? undefined : Math.max(0, since + minReadySeconds * 1000 - now)
}
