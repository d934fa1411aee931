/**
 * What `ip` shows on a node and in a pod: interfaces, routes, neighbours.
 * Mirrors: a Debian host with one card, and what the plugins bridge, flannel and calico make on it and in pods.
 * Differs: numbers and addresses of cards follow from names, and do not change when pods come and go in between.
 */
import { formatIP, networkOf, parseCidr } from '@/lib/cluster/apimachinery/cidr'
import { commonRoute, type NodeNetwork } from '@/lib/cluster/cni/pod-routes'
import { hashText } from '@/lib/cluster/sim/hash'

export interface NetworkInterface {
  name: string
  index: number
  kind: 'loopback' | 'veth' | 'bridge' | 'vxlan' | 'ipip' | 'ether'
  mac?: string
  mtu: number
  up: boolean
  /** The bridge that it hangs on. */
  master?: string
  /** The number of a veth's other end, where that is. */
  peerIndex?: number
  addresses: { address: string; prefix: number }[]
}

export interface NetworkRoute {
  to: 'default' | string
  via?: string
  /** Empty for a black hole. */
  dev: string
  src?: string
  scope?: 'link'
  proto?: 'kernel' | 'boot' | 'bird'
  onlink?: true
  /** What goes there is dropped. */
  blackhole?: true
}

export interface Neighbour {
  address: string
  dev: string
  mac: string
  state: 'REACHABLE' | 'STALE' | 'PERMANENT'
}

/** What a node's network follows from. */
export interface NodeNetworkFacts {
  name: string
  /** Its own. */
  address: string
  network: NodeNetwork
  /** Pods with a network of their own, oldest first. */
  pods: readonly PodFacts[]
  others: readonly { name: string; address: string; network: NodeNetwork }[]
}

export interface PodFacts {
  /** `namespace/name` */
  key: string
  address: string
}

const LOOPBACK: NetworkInterface = {
  name: 'lo',
  index: 1,
  kind: 'loopback',
  mac: '00:00:00:00:00:00',
  mtu: 65_536,
  up: true,
  addresses: [{ address: '127.0.0.1', prefix: 8 }],
}
const CARD = 'eth0'
const CALICO_MAC = 'ee:ee:ee:ee:ee:ee'
/** What every pod of Calico's asks for its way out. */
const CALICO_GATEWAY = '169.254.1.1'

const hex = (text: string) => hashText(text).padEnd(10, '0')
const octets = (text: string, from: number, count: number) =>
  Array.from({ length: count }, (_, i) => hex(text).slice(from + 2 * i, from + 2 * i + 2)).join(':')
/** Of a card that the node was delivered with, and of one that only the kernel knows. */
const cardMac = (node: string) => `08:00:27:${octets(node, 0, 3)}`
const virtualMac = (what: string) =>
  `${hex(what).slice(0, 1)}2:${octets(`${what}/mac`, 0, 4)}:${octets(what, 2, 1)}`

const uses = ({ routes }: NodeNetwork, who: string) => [...routes].some((one) => one.startsWith(who))
const isCalico = ({ kind }: NodeNetwork) => kind === 'calico'

function mtuOf(network: NodeNetwork): number {
  if (network.routes.has('calico')) return 1480
  return uses(network, 'flannel vxlan') ? 1450 : 1500
}

/** `10.244.1.0/24` → the network itself, its first address and its length. */
function parts(subnet: string) {
  const cidr = parseCidr(subnet)
  const at = cidr ? networkOf(cidr) : 0n
  const text = (address: bigint) => formatIP({ family: 4, address })
  return { base: text(at), first: text(at + 1n), length: cidr?.length ?? 24 }
}

/** The end on the node of what a pod is attached with. */
function podEnd({ key }: PodFacts, network: NodeNetwork, index: number): NetworkInterface {
  const base = { index, kind: 'veth' as const, mtu: mtuOf(network), up: true, addresses: [] }
  if (isCalico(network))
    return { name: `cali${hex(key)}0`.slice(0, 15), ...base, mac: CALICO_MAC, peerIndex: 3 }
  const name = `veth${hex(key).slice(0, 8)}`
  const master = network.kind === 'other' ? {} : { master: 'cni0' }
  return { name, ...base, mac: virtualMac(`${key}/node`), peerIndex: 2, ...master }
}

/** Tunnels and the bridge, in the order in which they come. */
function ownDevices({ name, network, pods }: NodeNetworkFacts): Omit<NetworkInterface, 'index'>[] {
  const made: Omit<NetworkInterface, 'index'>[] = []
  const { subnet } = network
  if (!subnet) return made
  const { base, first, length } = parts(subnet)
  const up = true
  if (uses(network, 'flannel vxlan'))
    made.push({
      ...{ name: 'flannel.1', kind: 'vxlan', mac: virtualMac(`${name}/flannel.1`), mtu: 1450, up },
      addresses: [{ address: base, prefix: 32 }],
    })
  if (network.routes.has('calico'))
    made.push({ name: 'tunl0', kind: 'ipip', mtu: 1480, up, addresses: [{ address: base, prefix: 32 }] })
  const hasBridge = network.kind === 'bridge' || network.kind === 'flannel'
  if (hasBridge && pods.length > 0)
    made.push({
      ...{ name: 'cni0', kind: 'bridge', mac: virtualMac(`${name}/cni0`), mtu: mtuOf(network), up },
      addresses: [{ address: first, prefix: length }],
    })
  return made
}

/** What `ip addr` shows on a node. */
export function nodeInterfaces(facts: NodeNetworkFacts): NetworkInterface[] {
  const { name, address, network, pods } = facts
  const card: NetworkInterface = {
    ...{ name: CARD, index: 2, kind: 'ether', mac: cardMac(name), mtu: 1500, up: true },
    addresses: [{ address, prefix: 24 }],
  }
  const own = ownDevices(facts).map((one, at): NetworkInterface => ({ ...one, index: 3 + at }))
  const ends = pods.map((pod, at) => podEnd(pod, network, 3 + own.length + at))
  return [LOOPBACK, card, ...own, ...ends]
}

const BIRD = { proto: 'bird' as const }

const gatewayOf = (address: string) => address.replace(/\d+$/, '1')

/** The way to the pods of another node; undefined: there is none. */
function routeTo(network: NodeNetwork, other: NodeNetworkFacts['others'][number]): NetworkRoute | undefined {
  const to = other.network.subnet
  if (!to || to === network.subnet) return undefined
  const common = commonRoute(network, other.network, parts(to).first)
  if (common === 'flannel vxlan') return { to, via: parts(to).base, dev: 'flannel.1', onlink: true }
  if (common === 'calico') return { to, via: other.address, dev: 'tunl0', proto: 'bird', onlink: true }
  return common && { to, via: other.address, dev: CARD, ...(common === 'calico plain' ? BIRD : {}) }
}

const byAddress = (a: NetworkRoute, b: NetworkRoute) => {
  const [x, y] = [parseCidr(`${a.to.split('/')[0]}/32`), parseCidr(`${b.to.split('/')[0]}/32`)]
  return Number((x?.address ?? 0n) - (y?.address ?? 0n))
}

/** What `ip route` shows on a node. */
export function nodeRoutes({ address, network, pods, others }: NodeNetworkFacts): NetworkRoute[] {
  const { subnet } = network
  const routes: NetworkRoute[] = others.flatMap((other) => routeTo(network, other) ?? [])
  routes.push({
    to: `${address.replace(/\d+$/, '0')}/24`,
    dev: CARD,
    proto: 'kernel',
    scope: 'link',
    src: address,
  })
  if (subnet && isCalico(network)) {
    routes.push({ to: subnet, dev: '', blackhole: true, proto: 'bird' })
    for (const [at, pod] of pods.entries())
      routes.push({ to: pod.address, dev: podEnd(pod, network, at).name, scope: 'link' })
  } else if (subnet && pods.length > 0 && network.kind && network.kind !== 'other')
    routes.push({ to: subnet, dev: 'cni0', proto: 'kernel', scope: 'link', src: parts(subnet).first })
  return [{ to: 'default', via: gatewayOf(address), dev: CARD }, ...routes.sort(byAddress)]
}

/** What `ip neigh` shows on a node. */
export function nodeNeighbours(facts: NodeNetworkFacts): Neighbour[] {
  const { network, pods, others } = facts
  const tunnelled = others.filter((other) => routeTo(network, other)?.dev === 'flannel.1')
  return [
    ...others.map(
      ({ name, address }): Neighbour => ({
        ...{ address, dev: CARD, mac: cardMac(name), state: 'REACHABLE' },
      }),
    ),
    ...tunnelled.map(
      ({ name, network: { subnet = '' } }): Neighbour => ({
        ...{ address: parts(subnet).base, dev: 'flannel.1', state: 'PERMANENT' },
        mac: virtualMac(`${name}/flannel.1`),
      }),
    ),
    ...pods.map(
      (pod): Neighbour => ({
        address: pod.address,
        dev: isCalico(network) ? podEnd(pod, network, 0).name : 'cni0',
        mac: virtualMac(pod.key),
        state: 'STALE',
      }),
    ),
  ]
}

/** What `ip addr` shows in a pod. */
export function podInterfaces(facts: NodeNetworkFacts, pod: PodFacts): NetworkInterface[] {
  const { network, pods } = facts
  const at = pods.findIndex(({ key }) => key === pod.key)
  const calico = isCalico(network)
  const peerIndex = 3 + ownDevices(facts).length + Math.max(0, at)
  const prefix = calico ? 32 : parts(network.subnet ?? '').length
  const own: NetworkInterface = {
    ...{ name: CARD, index: calico ? 3 : 2, kind: 'veth', mac: virtualMac(pod.key), mtu: mtuOf(network) },
    ...{ up: true, peerIndex, addresses: [{ address: pod.address, prefix }] },
  }
  const tunnel: NetworkInterface = {
    name: 'tunl0',
    index: 2,
    kind: 'ipip',
    mtu: 1480,
    up: false,
    addresses: [],
  }
  return [LOOPBACK, ...(calico ? [tunnel] : []), own]
}

/** What `ip route` shows in a pod. */
export function podRoutes({ network }: NodeNetworkFacts, { address }: PodFacts): NetworkRoute[] {
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
    { to: subnet, dev: CARD, proto: 'kernel', scope: 'link', src: address },
  ]
}
