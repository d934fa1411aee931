/**
 * Which way packets to pods take between nodes at whose network somebody has been.
 * Mirrors: what the tables of routes of such nodes would say: the bridge's own subnet first, then the subnets of other
 * nodes that flannel or Calico lead to, or that an administrator has entered by hand (ip route).
 * Differs: routes follow from what daemons have left on their hosts, and stay when the daemons stop.
 */
import { containsAddress, parseCidr, parseIP } from '@/lib/cluster/apimachinery/cidr'
import type { Node } from '@/lib/cluster/apimachinery/object'
import type { Lister } from '@/lib/cluster/client/lister'
import { type Attachment, attachmentOf, calicoBlockOf, type NetworkKind } from '@/lib/cluster/cni/attachment'
import { textAt } from '@/lib/cluster/cni/conf'
import type { HandRoutes } from '@/lib/cluster/cni/hand-routes'
import { IP_FORWARD, SUBNET_ENV } from '@/lib/cluster/cni/paths'
import type { FileSystem } from '@/lib/userland/kernel/file-system'

/** The networks of the nodes' pods, as far as they are not what the cluster was set up with. */
export interface PodNetworks {
  /** The files of a node at whose network somebody has been; undefined: it is as it was. */
  files(node: string): FileSystem | undefined
  /** The cluster was made without a network: nobody has entered routes by hand. */
  bare: boolean
  /** What somebody has changed of a node's routes since. */
  changed?(node: string): HandRoutes | undefined
}

type RouteMaker = 'hand' | 'flannel vxlan' | 'flannel host-gw' | 'calico' | 'calico plain'

/** What a node does with packets of pods. */
export interface NodeNetwork {
  /** How its pods are attached; unset: none can be. */
  kind?: NetworkKind
  /** Of its own pods. */
  subnet?: string
  /** The bridge that they hang on, when it has no usual name. */
  bridge?: string
  /** The pods of all nodes, where the plugin tells its pods of them. */
  all?: string
  /** Who has entered the routes to other nodes' pods. */
  routes: ReadonlySet<RouteMaker>
  /** What routes by hand lead to it: the node's spec.podCIDR. */
  podCIDR?: string
  /** It passes on what is not for itself. */
  forwards: boolean
  /** The node's own address, and what differs from the routes by hand that it was set up with. */
  address?: string
  changed?: HandRoutes
  /** It was set up without routes. */
  bare?: true
}

/** flannel tells its pods of all others. */
const kindOf = ({ kind, network, bridge }: Attachment): Pick<NodeNetwork, 'kind' | 'all' | 'bridge'> => ({
  kind,
  ...(bridge ? { bridge: bridge.name } : {}),
  ...(kind === 'flannel' && network ? { all: network } : {}),
})

/** How a node's pods are connected. */
export function nodeNetwork(lister: Pick<Lister, 'list'>, pods: PodNetworks, node: Node): NodeNetwork {
  const found = networkAsFound(lister, pods, node)
  if (!pods.changed) return found
  const changed = pods.changed(node.metadata.name)
  const address = node.status?.addresses?.find(({ type }) => type === 'InternalIP')?.address
  return {
    ...found,
    routes: new Set([...found.routes, ...(changed?.added.length ? ['hand' as const] : [])]),
    ...(address === undefined ? {} : { address }),
    ...(changed ? { changed } : {}),
    ...(pods.bare ? { bare: true } : {}),
  }
}

function networkAsFound(lister: Pick<Lister, 'list'>, pods: PodNetworks, node: Node): NodeNetwork {
  const { name } = node.metadata
  const { podCIDR } = node.spec
  const files = pods.files(name)
  const asSetUp: NodeNetwork = {
    kind: 'bridge',
    ...(podCIDR ? { subnet: podCIDR, podCIDR } : {}),
    routes: new Set(['hand']),
    forwards: true,
  }
  if (!files) return asSetUp
  const facts = { name, podCIDR, files, lister }
  const found = attachmentOf(facts)
  const lease = textAt(files, SUBNET_ENV)
  const calico = calicoBlockOf(facts)
  const routes = new Set<RouteMaker>()
  if (!pods.bare) routes.add('hand')
  if (lease) routes.add(/MTU=1450/.test(lease) ? 'flannel vxlan' : 'flannel host-gw')
  if (calico) routes.add(calico.plain ? 'calico plain' : 'calico')
  const left = calico?.block ?? /SUBNET=(\S+)/.exec(lease ?? '')?.[1] ?? (pods.bare ? undefined : podCIDR)
  const subnet = 'attachment' in found ? found.attachment.subnet : left
  return {
    ...('attachment' in found ? kindOf(found.attachment) : {}),
    ...(subnet ? { subnet } : {}),
    ...(podCIDR ? { podCIDR } : {}),
    routes,
    forwards: textAt(files, IP_FORWARD)?.trim() !== '0',
  }
}

export const isIn = (address: string, cidr: string | undefined): boolean => {
  const ip = parseIP(address)
  const net = cidr === undefined ? undefined : parseCidr(cidr)
  return !!ip && !!net && containsAddress(net, ip)
}

/** Where packets to a pod's address go from a node. */
export type PodWay =
  /** On that node they look for the pod. */
  | { node: string; from: NodeNetwork; to: NodeNetwork }
  /** The node has no route there, though the address is one of `node`'s pods. */
  | { unrouted: string }

/** Does what was entered by hand lead there? The narrowest route counts; of equals the one that was there first. */
function handLeads({ changed, bare }: NodeNetwork, to: NodeNetwork, address: string): boolean {
  const first = !bare && !changed?.removed.includes(to.podCIDR ?? '') && isIn(address, to.podCIDR)
  const width = ({ to: cidr }: { to: string }) => Number(cidr.split('/')[1] ?? 32)
  const added = (changed?.added ?? []).filter((one) => isIn(address, one.to))
  const narrowest = [...added].sort((a, b) => width(b) - width(a))[0]
  const own = first ? Number(to.podCIDR?.split('/')[1]) : -1
  return narrowest && width(narrowest) > own ? narrowest.via === to.address : first
}

/** Who leads from one node to an address on the other; undefined: nobody. */
export const commonRoute = (from: NodeNetwork, to: NodeNetwork, address: string) =>
  [...from.routes].find(
    (one) =>
      to.routes.has(one) &&
      (one !== 'hand' ||
        (from.changed || from.bare ? handLeads(from, to, address) : isIn(address, to.podCIDR))),
  )

/** Answers come by the way that the other node knows. */
const answers = (from: NodeNetwork, to: NodeNetwork): boolean =>
  !to.changed ||
  from.subnet === undefined ||
  commonRoute(to, from, from.subnet.replace(/\/.*$/, '')) !== undefined

/** @returns undefined for what is no address of a pod */
export function wayToPod(
  lister: Pick<Lister, 'list'>,
  pods: PodNetworks,
  from: string,
  address: string,
): PodWay | undefined {
  const nodes = lister.list('nodes')
  const all = new Map(nodes.map((node) => [node.metadata.name, nodeNetwork(lister, pods, node)]))
  const own = all.get(from)
  if (own && isIn(address, own.subnet)) return { node: from, from: own, to: own }
  const behind = [...all].filter(([, { subnet }]) => isIn(address, subnet))
  // From outside the way is that of the node which would stand in.
  const [first] = behind
  const routed = behind.find(([, to]) => !own || (commonRoute(own, to, address) && answers(own, to)))
  if (routed) return { node: routed[0], from: own ?? routed[1], to: routed[1] }
  return first && { unrouted: first[0] }
}

/** Is it an address of some node's pods? */
export const isPodSubnet = (lister: Pick<Lister, 'list'>, pods: PodNetworks, address: string): boolean =>
  lister.list('nodes').some((node) => isIn(address, nodeNetwork(lister, pods, node).subnet))
