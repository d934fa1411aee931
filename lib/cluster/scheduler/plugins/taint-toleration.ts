import type { IToleration } from 'kubernetes-models/v1/Toleration'
import type { Node, Pod } from '@/lib/cluster/apimachinery/object'
import { tolerates } from '@/lib/cluster/apimachinery/tolerations'
import { normalizeToMax, type SchedulerPlugin } from '@/lib/cluster/scheduler/framework'

const NONE: IToleration[] = []

function untolerated(node: Node, tolerations: IToleration[], effects: readonly string[]): number {
  const { taints } = node.spec
  if (!taints?.length) return 0
  return taints.filter(
    (taint) => effects.includes(taint.effect) && !tolerations.some((t) => tolerates(t, taint)),
  ).length
}

const HARD = ['NoSchedule', 'NoExecute']
const SOFT = ['PreferNoSchedule']

/** A taint that keeps the pod away from the node. */
export const hasUntoleratedTaint = (pod: Pod, node: Node): boolean =>
  untolerated(node, pod.spec.tolerations ?? NONE, HARD) > 0

/**
 * Mirrors: plugins/tainttoleration.
 * Differs: the numeric operators Lt and Gt (alpha) are unknown.
 */
export const taintToleration: SchedulerPlugin = {
  name: 'TaintToleration',
  local: true,
  filter: ({ pod }, { node }) =>
    hasUntoleratedTaint(pod, node)
      ? { reasons: ['node(s) had untolerated taint(s)'], unresolvable: true }
      : undefined,
  score({ pod }, { node }) {
    if (!node.spec.taints?.length) return 0
    const soft = (pod.spec.tolerations ?? NONE).filter((t) => !t.effect || t.effect === 'PreferNoSchedule')
    return untolerated(node, soft, SOFT)
  },
  normalize: (scores) => normalizeToMax(scores, true),
}
