import { certificateView } from '@/lib/cluster/auth/certificate-view'
import type { ContainerEnv } from '@/lib/cluster/kubelet/container/container-env'
import type { MachineNetwork, Query, SocketInfo } from '@/lib/cluster/kubelet/process/network'
import { part } from '@/lib/cluster/sim/parts'

/** Who a question is for, as a number. */
function targetOf(query: Query): number {
  const text = query.kind === 'dns' ? query.name : 'address' in query ? query.address : ''
  let hash = 0
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash, 31) + text.charCodeAt(at)
  return hash
}

/** Equal questions go round the backends in no order that one could see, but always in the same. */
function drawn(possible: number, query: Query, now: number, count: number): number {
  if (possible <= 1) return 0
  let hash = targetOf(query) ^ Math.imul(count, 0x9e3779b1) ^ Math.imul(now % 0x7fffffff, 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad)
  hash = Math.imul(hash ^ (hash >>> 15), 0x735a2d97)
  return ((hash ^ (hash >>> 15)) >>> 0) % possible
}

/** The network of a pod, which all its containers share. `env` is asked anew each time. */
export function containerNetwork(
  env: () => ContainerEnv,
  container: string,
  count: () => number,
): MachineNetwork {
  const view = () => env().network.view?.(env().runtime.ip ?? '')
  return {
    ask(query) {
      const { network, now } = env()
      const number = count()
      const pick = (possible: number) => drawn(possible, query, now(), number)
      if (network.one) return network.one(query, pick)
      const answers = network(query)
      return answers[pick(answers.length)] ?? { kind: 'timeout' }
    },
    interfaces: () => view()?.interfaces() ?? [],
    routes: () => view()?.routes() ?? [],
    neighbours: () => view()?.neighbours?.() ?? [],
    forwarding: () => view()?.forwarding?.() ?? [],
    sockets() {
      const own = part('containers').podSockets(env(), container)
      // Of those on the node's network it sees nobody else's processes.
      const others = env().pod.spec.hostNetwork ? (view()?.sockets() ?? []) : []
      const isOwn = ({ protocol, port }: SocketInfo) =>
        own.some((one) => one.protocol === protocol && one.port === port)
      return [
        ...own,
        ...others.flatMap((one) => (isOwn(one) ? [] : [{ ...one, pid: undefined, command: undefined }])),
      ]
    },
    certificate: certificateView,
    beneath: () => env().network.beneath?.(),
  }
}
