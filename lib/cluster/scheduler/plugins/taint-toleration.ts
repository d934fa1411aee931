import type { IToleration } from 'kubernetes-models/v1/Toleration'
import { tolerates } from '@/lib/cluster/apimachinery/tolerations'
import { normalizeToMax, type SchedulerPlugin } from '@/lib/cluster/scheduler/framework'

interface TaintLike {
  key: string
  value?: string
  effect: string
}

const untolerated = (taints: TaintLike[] | undefined, tolerations: IToleration[], effects: string[]) =>
  (taints ?? []).filter(
    (taint) => effects.includes(taint.effect) && !tolerations.some((t) => tolerates(t, taint)),
  )

/**
 * Mirrors: plugins/tainttoleration.
 * Differs: the numeric operators Lt and Gt (alpha) are unknown.
 */
export const taintToleration: SchedulerPlugin = {
  name: 'TaintToleration',
  events: ['NodeAdd', 'NodeTaint'],
  filter(pod, { node }) {
    const left = untolerated(node.spec.taints, pod.spec.tolerations ?? [], ['NoSchedule', 'NoExecute'])
    return left.length > 0 ? { reasons: ['node(s) had untolerated taint(s)'], unresolvable: true } : undefined
  },
  score(pod, { node }) {
    const soft = (pod.spec.tolerations ?? []).filter((t) => !t.effect || t.effect === 'PreferNoSchedule')
    return untolerated(node.spec.taints, soft, ['PreferNoSchedule']).length
  },
  normalize: (scores) => normalizeToMax(scores, true),
}
