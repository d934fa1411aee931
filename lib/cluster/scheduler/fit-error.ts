import type { Diagnosis } from '@/lib/cluster/scheduler/framework'

/** `1 node(s) had untolerated taint(s), 2 Insufficient cpu`: reasons counted, sorted as text. */
function histogram(reasons: string[]): string {
  const counts = new Map<string, number>()
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return [...counts]
    .map(([reason, count]) => `${count} ${reason}`)
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    .join(', ')
}

/** `0/3 nodes are available: 3 Insufficient cpu.` */
export const nodesMessage = (nodes: number, reasons: string[]): string =>
  `0/${nodes} nodes are available:${reasons.length > 0 ? ` ${histogram(reasons)}.` : ''}`

/**
 * The words of FailedScheduling and of the PodScheduled condition (framework.FitError).
 * `found` is what the postFilters have to say; nothing when room is made for the pod.
 */
export function fitErrorMessage(nodes: number, { rejections, preFilter }: Diagnosis, found = ''): string {
  const refused = preFilter
    ? `${nodesMessage(nodes, [])} ${preFilter.reasons.join(', ')}.`
    : nodesMessage(
        nodes,
        [...rejections.values()].flatMap(({ reasons }) => reasons),
      )
  return found ? `${refused} ${found}` : refused
}
