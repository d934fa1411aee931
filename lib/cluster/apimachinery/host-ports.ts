import type { Pod } from '@/lib/cluster/apimachinery/object'

interface HostPort {
  ip: string
  protocol: string
  port: number
}

/** The ports of its node that a pod asks for. */
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

/** Is a port that the pod asks for taken by one of the others? */
export function hostPortsClash(pod: Pod, others: () => readonly Pod[]): boolean {
  const wanted = hostPorts(pod)
  if (wanted.length === 0) return false
  const taken = others().flatMap(hostPorts)
  return wanted.some((port) => taken.some((other) => clash(port, other)))
}
