import { hostPortsClash } from '@/lib/cluster/apimachinery/host-ports'
import type { SchedulerPlugin } from '@/lib/cluster/scheduler/framework'

/** Mirrors: plugins/nodeports – a host port is given once per node, protocol and address. */
export const nodePorts: SchedulerPlugin = {
  name: 'NodePorts',
  // A pod that would clash with itself asks for ports at all.
  preFilter: ({ pod }) => (hostPortsClash(pod, () => [pod]) ? undefined : 'skip'),
  filter: ({ pod }, { pods }) =>
    hostPortsClash(pod, () => pods)
      ? { reasons: ["node(s) didn't have free ports for the requested pod ports"] }
      : undefined,
}
