import type { Pod } from '@/lib/cluster/apimachinery/object'
import { parseTime } from '@/lib/cluster/apimachinery/time'
import { isReady, readySince } from '@/lib/cluster/controller/pod-state'

const PHASES: Record<string, number> = { Pending: 0, Unknown: 1, Running: 2 }

const COST = 'controller.kubernetes.io/pod-deletion-cost'

const phaseOf = (pod: Pod) => PHASES[pod.status?.phase ?? 'Pending'] ?? 2
const costOf = (pod: Pod) => Number(pod.metadata.annotations?.[COST] ?? 0) || 0
const restartsOf = (pod: Pod) =>
  Math.max(0, ...(pod.status?.containerStatuses ?? []).map(({ restartCount }) => restartCount))

/** floor(log2) of an age in ns, -1 for none: ages are compared by magnitude only. */
function magnitude(ms: number): number {
  let rank = -1
  for (let ns = ms * 1_000_000; ns >= 1; ns /= 2) rank++
  return rank
}

/** Younger goes first; of like age the uid decides, so that victims are spread over a ReplicaSet. */
function byAge(a: Pod, b: Pod, timeA: number, timeB: number, now: number): number {
  if (timeA === timeB) return 0
  const difference = magnitude(now - timeA) - magnitude(now - timeB)
  return difference || (a.metadata.uid < b.metadata.uid ? -1 : 1)
}

/**
 * Sorts pods so that those to be deleted come first.
 * Mirrors: controller.ActivePodsWithRanks, with LogarithmicScaleDown.
 * `related` are the active pods of all ReplicaSets of the same owner: a pod on a crowded node goes first.
 */
export function rankForDeletion(pods: Pod[], related: Pod[], now: number): Pod[] {
  const onNode = new Map<string, number>()
  for (const { spec } of related)
    if (spec.nodeName) onNode.set(spec.nodeName, (onNode.get(spec.nodeName) ?? 0) + 1)
  const crowd = (pod: Pod) => onNode.get(pod.spec.nodeName ?? '') ?? 0
  const created = (pod: Pod) => parseTime(pod.metadata.creationTimestamp) ?? 0
  return [...pods].sort(
    (a, b) =>
      Number(!!a.spec.nodeName) - Number(!!b.spec.nodeName) ||
      phaseOf(a) - phaseOf(b) ||
      Number(isReady(a)) - Number(isReady(b)) ||
      costOf(a) - costOf(b) ||
      crowd(b) - crowd(a) ||
      byAge(a, b, readySince(a) ?? 0, readySince(b) ?? 0, now) ||
      restartsOf(b) - restartsOf(a) ||
      byAge(a, b, created(a), created(b), now),
  )
}
