/**
 * What the kernels of a node and of a pod know of where others are: what `ip route`, `ip neigh` and `bridge fdb` show.
 * Mirrors: the tables as the plugins bridge, flannel and calico fill them. Differs: a node has always spoken with all
 * other nodes and with its pods, a pod with its gateway; of groups' addresses only two.
 */
import { parseIP } from '@/lib/cluster/apimachinery/cidr'
import {
  attachedOf,
  attachedPods,
  bridgeOf,
  bridgesOf,
  CALICO_MAC,
  CARD,
  cardMac,
  IPIP,
  isCalico,
  type NodeNetworkFacts,
  type PodFacts,
  parts,
  podEnd,
  TUNNEL,
  uses,
  virtualMac,
} from '@/lib/cluster/cni/interfaces'
import { commonRoute, type NodeNetwork } from '@/lib/cluster/cni/pod-routes'
import type { ForwardingEntry, Neighbour, NetworkRoute } from '@/lib/userland/kernel/network'
import { macOf } from '@/lib/userland/tools/network/interfaces'

/** What every pod of Calico's asks for its way out. */
const CALICO_GATEWAY = '169.254.1.1'
const BIRD = { proto: 'bird' as const }

const gatewayOf = (address: string) => address.replace(/\d+$/, '1')
const local = (to: string, dev: string, src: string): NetworkRoute => ({
  ...{ to, dev, proto: 'kernel', scope: 'link', src },
})

/** The way to the pods of another node; undefined: there is none. */
function routeTo(network: NodeNetwork, other: NodeNetworkFacts['others'][number]): NetworkRoute | undefined {
  const to = other.network.subnet
  if (!to || to === network.subnet) return undefined
  const common = commonRoute(network, other.network, parts(to).first)
  if (common === 'flannel vxlan') return { to, via: parts(to).base, dev: TUNNEL, onlink: true }
  if (common === 'calico') return { to, via: other.address, dev: IPIP, proto: 'bird', onlink: true }
  return common && { to, via: other.address, dev: CARD, ...(common === 'calico plain' ? BIRD : {}) }
}

const numberOf = ({ to }: NetworkRoute) => parseIP(to.split('/')[0] ?? '')?.address ?? 0n

export function nodeRoutes(facts: NodeNetworkFacts): NetworkRoute[] {
  const { address, network, others } = facts
  const { subnet } = network
  if (!address) return []
  const { added = [] } = network.changed ?? {}
  const routes: NetworkRoute[] = others
    .flatMap((other) => routeTo(network, other) ?? [])
    .filter(({ to }) => !added.some((one) => one.to === to))
  routes.push(...added.map((one) => ({ ...one, dev: CARD })))
  routes.push(local(`${address.replace(/\d+$/, '0')}/24`, CARD, address))
  if (subnet && uses(network, 'calico')) routes.push({ to: subnet, dev: '', blackhole: true, ...BIRD })
  for (const one of attachedPods(facts))
    if (isCalico(one.network)) routes.push({ to: one.pod.address, dev: podEnd(one, 0).name, scope: 'link' })
  for (const [bridge, { subnet: to = '' }] of bridgesOf(facts))
    routes.push(local(to, bridge, parts(to).first))
  routes.sort((a, b) => Number(numberOf(a) - numberOf(b)))
  return [{ to: 'default', via: gatewayOf(address), dev: CARD }, ...routes]
}

/** Nodes whose pods are behind flannel's tunnel. */
const tunnelled = ({ network, others }: NodeNetworkFacts) =>
  others.flatMap((other) => {
    const { dev, via } = routeTo(network, other) ?? {}
    return dev === TUNNEL && via ? [{ ...other, via, mac: virtualMac(`${other.name}/${TUNNEL}`) }] : []
  })

export function nodeNeighbours(facts: NodeNetworkFacts): Neighbour[] {
  const { address: own, others } = facts
  const onCard = (address: string, mac: string): Neighbour => ({
    ...{ address, dev: CARD, mac, state: 'REACHABLE' },
  })
  return [
    ...(own ? [onCard(gatewayOf(own), macOf(gatewayOf(own)))] : []),
    ...others.flatMap(({ name, address }) => (address ? [onCard(address, cardMac(name))] : [])),
    ...tunnelled(facts).map(
      ({ via, mac }): Neighbour => ({ address: via, dev: TUNNEL, mac, state: 'PERMANENT' }),
    ),
    ...attachedPods(facts).map((one): Neighbour => {
      const { address, uid } = one.pod
      const dev = bridgeOf(one.network) ?? podEnd(one, 0).name
      return { address, dev, mac: virtualMac(uid), state: 'STALE' }
    }),
  ]
}

const GROUPS = ['33:33:00:00:00:01', '01:00:5e:00:00:01']

export function nodeForwarding(facts: NodeNetworkFacts): ForwardingEntry[] {
  const permanent = true
  return [
    ...GROUPS.map((mac): ForwardingEntry => ({ mac, dev: CARD, permanent })),
    ...tunnelled(facts).map(
      ({ mac, address: dst }): ForwardingEntry => ({ mac, dev: TUNNEL, dst, permanent }),
    ),
    ...attachedPods(facts).flatMap((one): ForwardingEntry[] => {
      const { name: dev, master, mac = '' } = podEnd(one, 0)
      if (master === undefined) return []
      const card = virtualMac(one.pod.uid)
      return [
        { mac: card, dev, master },
        { mac, dev, master, permanent },
      ]
    }),
  ]
}

export function podRoutes({ network: node }: NodeNetworkFacts, pod: PodFacts): NetworkRoute[] {
  const { network } = attachedOf(node, pod)
  if (isCalico(network))
    return [
      { to: 'default', via: CALICO_GATEWAY, dev: CARD },
      { to: CALICO_GATEWAY, dev: CARD, scope: 'link' },
    ]
  const { subnet = '' } = network
  const { first: via } = parts(subnet)
  return [
    { to: 'default', via, dev: CARD },
    ...(network.all ? [{ to: network.all, via, dev: CARD }] : []),
    local(subnet, CARD, pod.address),
  ]
}

export function podNeighbours({ name, network: node }: NodeNetworkFacts, pod: PodFacts): Neighbour[] {
  const { network } = attachedOf(node, pod)
  const calico = isCalico(network)
  const address = calico ? CALICO_GATEWAY : parts(network.subnet ?? '').first
  const mac = calico ? CALICO_MAC : virtualMac(`${name}/${bridgeOf(network) ?? ''}`)
  return [{ address, dev: CARD, mac, state: 'REACHABLE' }]
}
