import { tolerates } from '@/lib/cluster/apimachinery/tolerations'
import type { SchedulerPlugin } from '@/lib/cluster/scheduler/framework'

/**
 * Mirrors: plugins/nodeunschedulable – cordoned nodes, unless the pod tolerates the taint of cordoning.
 */
export const nodeUnschedulable: SchedulerPlugin = {
  name: 'NodeUnschedulable',
  events: ['NodeAdd', 'NodeTaint'],
  filter(pod, { node }) {
    if (!node.spec.unschedulable) return undefined
    const taint = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' }
    if (pod.spec.tolerations?.some((toleration) => tolerates(toleration, taint))) return undefined
    return { reasons: ['node(s) were unschedulable'], unresolvable: true }
  },
}
