import type { Pod } from '@/lib/cluster/apimachinery/object'
import type { Destination, World } from '@/lib/cluster/proxy/world'

/**
 * The pod that has a port of its node, and the port of its own which that leads to.
 * Mirrors: the portmap plugin of the CNI. Pods on the node's network need none.
 */
export function byHostPort(
  { lister }: World,
  node: string,
  to: Destination,
): { pod: Pod; port: number } | undefined {
  for (const pod of lister.podsOn(node)) {
    const { phase, podIP } = pod.status ?? {}
    if (pod.spec.hostNetwork || !podIP || phase === 'Succeeded' || phase === 'Failed') continue
    for (const { hostPort, hostIP, containerPort, protocol = 'TCP' } of pod.spec.containers.flatMap(
      ({ ports = [] }) => ports,
    )) {
      const anywhere = !hostIP || hostIP === '0.0.0.0' || hostIP === to.address
      if (hostPort === to.port && protocol === to.protocol && anywhere) return { pod, port: containerPort }
    }
  }
  return undefined
}
