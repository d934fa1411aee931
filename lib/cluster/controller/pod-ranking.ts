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

/** What a pod is ranked by, read once: each is compared with many. */
interface Ranked {
  pod: Pod
  /** The less, the sooner it goes; the first that differs decides. */
  ranks: readonly number[]
  readySince: number
  restarts: number
  created: number
}

const compareRanks = (a: readonly number[], b: readonly number[]): number => {
  for (let at = 0; at < a.length; at++) {
    const difference = (a[at] as number) - (b[at] as number)
    if (difference) return difference
  }
  return 0
}

/** Younger goes first; of like age the uid decides, so that victims are spread over a ReplicaSet. */
function byAge(a: Ranked, b: Ranked, timeA: number, timeB: number, now: number): number {
  if (timeA === timeB) return 0
  const difference = magnitude(now - timeA) - magnitude(now - timeB)
  return difference || (a.pod.metadata.uid < b.pod.metadata.uid ? -1 : 1)
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
  const ranked = pods.map(
    (pod): Ranked => ({
      pod,
      ranks: [Number(!!pod.spec.nodeName), phaseOf(pod), Number(isReady(pod)), costOf(pod), -crowd(pod)],
      readySince: readySince(pod) ?? 0,
      restarts: restartsOf(pod),
      created: parseTime(pod.metadata.creationTimestamp) ?? 0,
    }),
  )
  ranked.sort(
    (a, b) =>
      compareRanks(a.ranks, b.ranks) ||
      byAge(a, b, a.readySince, b.readySince, now) ||
      b.restarts - a.restarts ||
      byAge(a, b, a.created, b.created, now),
  )
  return ranked.map(({ pod }) => pod)
}
