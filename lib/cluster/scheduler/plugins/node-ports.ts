import type { Pod } from '@/lib/cluster/apimachinery/object'
import type { SchedulerPlugin } from '@/lib/cluster/scheduler/framework'

interface HostPort {
  ip: string
  protocol: string
  port: number
}

function hostPorts(pod: Pod): HostPort[] {
  const sidecars = (pod.spec.initContainers ?? []).filter((c) => c.restartPolicy === 'Always')
  return [...pod.spec.containers, ...sidecars].flatMap((container) =>
    (container.ports ?? []).flatMap(({ hostPort, hostIP, protocol }) =>
      hostPort ? [{ ip: hostIP || '0.0.0.0', protocol: protocol ?? 'TCP', port: hostPort }] : [],
    ),
  )
}

const clash = (a: HostPort, b: HostPort) =>
  a.port === b.port &&
  a.protocol === b.protocol &&
  (a.ip === b.ip || a.ip === '0.0.0.0' || b.ip === '0.0.0.0')

/** Mirrors: plugins/nodeports – a host port is given once per node, protocol and address. */
export const nodePorts: SchedulerPlugin = {
  name: 'NodePorts',
  events: ['NodeAdd', 'AssignedPodDelete'],
  filter(pod, info) {
    const wanted = hostPorts(pod)
    if (wanted.length === 0) return undefined
    const taken = info.pods.flatMap(hostPorts)
    if (!wanted.some((port) => taken.some((other) => clash(port, other)))) return undefined
    return { reasons: ["node(s) didn't have free ports for the requested pod ports"] }
  },
}
