import type { Pod } from '@/lib/cluster/apimachinery/object'
import { tolerates } from '@/lib/cluster/apimachinery/tolerations'
import type { SchedulerPlugin } from '@/lib/cluster/scheduler/framework'

const TAINT = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' }

export const toleratesCordon = (pod: Pod): boolean =>
  !!pod.spec.tolerations?.some((toleration) => tolerates(toleration, TAINT))

/**
 * Mirrors: plugins/nodeunschedulable – cordoned nodes, unless the pod tolerates the taint of cordoning.
 */
export const nodeUnschedulable: SchedulerPlugin = {
  name: 'NodeUnschedulable',
  local: true,
  filter({ pod }, { node }) {
    if (!node.spec.unschedulable || toleratesCordon(pod)) return undefined
    return { reasons: ['node(s) were unschedulable'], unresolvable: true }
  },
}
