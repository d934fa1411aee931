/**
 * The interfaces of a node and of a pod: what `ip addr` shows.
 * Mirrors: a Debian host with one card, and what the plugins bridge, flannel and calico make on it and in pods.
 * Differs: numbers and addresses of cards follow from names and from the pods' addresses, so that they stay as they
 * are while pods come and go; a bridge without pods is gone; no IPv6.
 */
import { formatIP, networkOf, parseCidr, parseIP } from '@/lib/cluster/apimachinery/cidr'
import { isIn, type NodeNetwork } from '@/lib/cluster/cni/pod-routes'
import { hashText } from '@/lib/cluster/sim/hash'
import type { NetworkInterface } from '@/lib/userland/kernel/network'

/** What a node's network follows from. */
export interface NodeNetworkFacts {
  name: string
  /** Its own; empty where it is not known. */
  address: string
  network: NodeNetwork
  /** Pods with a network of their own, oldest first. */
  pods: readonly PodFacts[]
  others: readonly { name: string; address: string; network: NodeNetwork }[]
  /** Those that kube-proxy has given the node itself: of Services, with IPVS. */
  services?: readonly string[]
}

export interface PodFacts {
  /** `namespace/name` */
  key: string
  uid: string
  address: string
}

export const CARD = 'eth0'
export const TUNNEL = 'flannel.1'
export const IPIP = 'tunl0'
const LOOPBACK: NetworkInterface = {
  ...{ name: 'lo', index: 1, kind: 'loopback', mac: '00:00:00:00:00:00', mtu: 65_536, up: true },
  addresses: [{ address: '127.0.0.1', prefix: 8 }],
}
/** Of all ends of Calico's on a node. */
export const CALICO_MAC = 'ee:ee:ee:ee:ee:ee'
/** Numbers of pods that are attached as nobody is any more begin here. */
const FORMER = 256

const octets = (text: string, from: number, count: number) =>
  Array.from({ length: count }, (_, i) => hashText(text).slice(from + 2 * i, from + 2 * i + 2)).join(':')
/** Of a card that the node was delivered with. */
export const cardMac = (node: string) => `08:00:27:${octets(node, 0, 3)}`
/** Of one that only the kernel knows. */
export const virtualMac = (what: string) =>
  `${hashText(what).slice(0, 1)}2:${octets(`${what}/mac`, 0, 4)}:${octets(what, 2, 1)}`

/** How pods are attached, also where the plugin has been taken away since. */
function kindOf({ kind, routes }: NodeNetwork): NodeNetwork['kind'] {
  if (kind) return kind
  return uses({ routes }, 'calico') ? 'calico' : 'bridge'
}

export const uses = ({ routes }: Pick<NodeNetwork, 'routes'>, who: string) =>
  [...routes].some((one) => one.startsWith(who))
export const isCalico = ({ kind }: NodeNetwork) => kind === 'calico'

/** The bridge of a node whose plugin makes one. */
export const bridgeOf = ({ kind, bridge = 'cni0' }: NodeNetwork): string | undefined =>
  kind === 'bridge' || kind === 'flannel' ? bridge : undefined

function mtuOf(network: NodeNetwork): number {
  if (network.routes.has('calico')) return 1480
  return uses(network, 'flannel vxlan') ? 1450 : 1500
}

/** `10.244.1.0/24` → the network itself, its first address and its length. */
export function parts(subnet: string) {
  const cidr = parseCidr(subnet)
  const at = cidr ? networkOf(cidr) : 0n
  const text = (address: bigint) => formatIP({ family: 4, address })
  return { base: text(at), first: text(at + 1n), length: cidr?.length ?? 24 }
}

/** A pod as it is attached. */
export interface Attached {
  pod: PodFacts
  /** How: as the node's plugin does it now, or as the bridge did before somebody changed that. */
  network: NodeNetwork
  /** Counts the pods of the node; a pod keeps its number. */
  number: number
}

export function attachedOf(network: NodeNetwork, pod: PodFacts): Attached {
  const { podCIDR } = network
  const former = podCIDR && !isIn(pod.address, network.subnet) && isIn(pod.address, podCIDR)
  const own: NodeNetwork = former
    ? { kind: 'bridge', subnet: podCIDR, routes: new Set(['hand']), forwards: network.forwards }
    : { ...network, kind: kindOf(network) }
  const [cidr, ip] = [parseCidr(own.subnet ?? ''), parseIP(pod.address)]
  const place = cidr && ip ? Number(ip.address - networkOf(cidr)) - (isCalico(own) ? 1 : 2) : 0
  return { pod, network: own, number: Math.abs(place) + (former ? FORMER : 0) }
}

export const attachedPods = ({ network, pods }: NodeNetworkFacts): Attached[] =>
  pods.map((pod) => attachedOf(network, pod)).sort((a, b) => a.number - b.number)

/** The bridges of a node, each with the network that hangs on it. */
export const bridgesOf = (facts: NodeNetworkFacts): Map<string, NodeNetwork> =>
  new Map(
    attachedPods(facts).flatMap(({ network }) => {
      const name = bridgeOf(network)
      return name === undefined ? [] : [[name, network] as const]
    }),
  )

/** The file in /run/netns that a pod's network goes by. */
export function namespaceName({ uid }: PodFacts): string {
  const digits = hashText(`${uid}/netns`) + hashText(`netns/${uid}`)
  const at = (from: number, to: number) => digits.slice(from, to)
  return `cni-${at(0, 8)}-${at(8, 12)}-4${at(12, 15)}-a${at(15, 18)}-${at(18, 30)}`
}

/** The end on the node of what a pod is attached with. */
export function podEnd({ pod, network, number }: Attached, before: number): NetworkInterface {
  const { uid, key } = pod
  const base = { index: before + number, kind: 'veth' as const, mtu: mtuOf(network), up: true, addresses: [] }
  if (isCalico(network)) {
    const name = `cali${hashText(key).slice(0, 11)}`
    return { name, ...base, mac: CALICO_MAC, peerIndex: 3, peerNamespace: number }
  }
  const master = bridgeOf(network)
  return {
    ...{ name: `veth${hashText(uid).slice(0, 8)}`, ...base, mac: virtualMac(`${uid}/node`) },
    ...{ peerIndex: 2, peerNamespace: number, ...(master ? { master } : {}) },
  }
}

/** Tunnels and bridges, in the order in which they come. */
function ownDevices(facts: NodeNetworkFacts): Omit<NetworkInterface, 'index'>[] {
  const { name, address, network } = facts
  const made: Omit<NetworkInterface, 'index'>[] = []
  const base = network.subnet && parts(network.subnet).base
  const up = true
  if (base && uses(network, 'flannel vxlan'))
    made.push({
      ...{ name: TUNNEL, kind: 'vxlan', mac: virtualMac(`${name}/${TUNNEL}`), mtu: 1450, up },
      ...{ local: address, addresses: [{ address: base, prefix: 32 }] },
    })
  if (base && network.routes.has('calico'))
    made.push({ name: IPIP, kind: 'ipip', mtu: 1480, up, addresses: [{ address: base, prefix: 32 }] })
  for (const [bridge, { subnet = '', ...own }] of bridgesOf(facts)) {
    const { first, length } = parts(subnet)
    made.push({
      ...{ name: bridge, kind: 'bridge', mac: virtualMac(`${name}/${bridge}`), mtu: mtuOf(own), up },
      addresses: [{ address: first, prefix: length }],
    })
  }
  return made
}

/** The number of the first interface that may be a pod's. */
const afterOwn = (facts: NodeNetworkFacts) => 3 + ownDevices(facts).length

const IPVS = 'kube-ipvs0'

/** It is always down: what counts is that the addresses are the node's own. */
const serviceCard = (node: string, services: readonly string[], index: number): NetworkInterface => ({
  ...{ name: IPVS, index, kind: 'dummy', mac: virtualMac(`${node}/${IPVS}`), mtu: 1500, up: false },
  addresses: services.map((address) => ({ address, prefix: 32 })),
})

export function nodeInterfaces(facts: NodeNetworkFacts): NetworkInterface[] {
  const { name, address } = facts
  const card: NetworkInterface = {
    ...{ name: CARD, index: 2, kind: 'ether', mac: cardMac(name), mtu: 1500, up: true },
    addresses: address ? [{ address, prefix: 24 }] : [],
  }
  const own = ownDevices(facts).map((one, at): NetworkInterface => ({ ...one, index: 3 + at }))
  const ends = attachedPods(facts).map((one) => podEnd(one, afterOwn(facts)))
  const all = [LOOPBACK, card, ...own, ...ends]
  const { services } = facts
  return services ? [...all, serviceCard(name, services, 1 + (all.at(-1)?.index ?? 0))] : all
}

export function podInterfaces(facts: NodeNetworkFacts, pod: PodFacts): NetworkInterface[] {
  const { network, number } = attachedOf(facts.network, pod)
  const calico = isCalico(network)
  const own: NetworkInterface = {
    ...{ name: CARD, index: calico ? 3 : 2, kind: 'veth', mac: virtualMac(pod.uid), mtu: mtuOf(network) },
    ...{ up: true, peerIndex: afterOwn(facts) + number, peerNamespace: 0 },
    addresses: [{ address: pod.address, prefix: calico ? 32 : parts(network.subnet ?? '').length }],
  }
  const tunnel: NetworkInterface = {
    ...{ name: IPIP, index: 2, kind: 'ipip', mtu: 1480, up: false, addresses: [] },
  }
  return [LOOPBACK, ...(calico ? [tunnel] : []), own]
}
