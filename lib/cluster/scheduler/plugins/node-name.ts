import type { SchedulerPlugin } from '@/lib/cluster/scheduler/framework'

/** Mirrors: plugins/nodename – a pod that names its node fits no other. */
export const nodeName: SchedulerPlugin = {
  name: 'NodeName',
  local: true,
  filter({ pod }, { node }) {
    if (!pod.spec.nodeName || pod.spec.nodeName === node.metadata.name) return undefined
    return { reasons: ["node(s) didn't match the requested node name"], unresolvable: true }
  },
}
