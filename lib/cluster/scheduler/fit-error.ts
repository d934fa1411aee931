import type { Rejection } from '@/lib/cluster/scheduler/framework'

/** `1 node(s) had untolerated taint(s), 2 Insufficient cpu`: reasons counted, sorted as text. */
function histogram(reasons: string[]): string {
  const counts = new Map<string, number>()
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return [...counts]
    .map(([reason, count]) => `${count} ${reason}`)
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    .join(', ')
}

const available = (nodes: number) => `0/${nodes} nodes are available:`

/**
 * The words of FailedScheduling and of the PodScheduled condition (framework.FitError).
 * `preemption` is what DefaultPreemption found per node, or why it did not look; nothing when it
 * evicts somebody.
 */
export function fitErrorMessage(
  nodes: number,
  rejections: Rejection[],
  preemption?: string[] | string,
): string {
  const filtered = `${available(nodes)} ${histogram(rejections.flatMap(({ reasons }) => reasons))}.`
  if (preemption === undefined) return filtered
  const tried = typeof preemption === 'string' ? preemption : `${available(nodes)} ${histogram(preemption)}.`
  return `${filtered} no new claims to deallocate, preemption: ${tried}`
}
