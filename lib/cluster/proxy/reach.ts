import { containsAddress, parseCidr, parseIP } from '@/lib/cluster/apimachinery/cidr'
import type { Node, Pod } from '@/lib/cluster/apimachinery/object'
import { isPodSubnet, nodeNetwork, type PodWay, wayToPod } from '@/lib/cluster/cni/pod-routes'
import type { Failure } from '@/lib/cluster/kubelet/process/network'
import { unenforcing } from '@/lib/cluster/proxy/cni'
import { byHostPort } from '@/lib/cluster/proxy/host-port'
import { evaluatePolicies, type Peer } from '@/lib/cluster/proxy/network-policy'
import { isOutside, outsideListener } from '@/lib/cluster/proxy/outside'
import { plansFor } from '@/lib/cluster/proxy/plans'
import {
  type Affinity,
  answersForService,
  routeService,
  type ServiceRoute,
} from '@/lib/cluster/proxy/services'
import {
  addressOf,
  addressOfNode,
  type Destination,
  type Hop,
  nodeOf,
  type Obstacle,
  type ObstacleCode,
  type Route,
  type Source,
  type World,
} from '@/lib/cluster/proxy/world'

const isOver = (pod: Pod) => pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed'
const title = ({ metadata }: Pod) => `${metadata.namespace}/${metadata.name}`

/** A connection under way. */
interface Trip {
  world: World
  from: Source
  /** Whom the target takes the client for. */
  client: string
  to: Destination
  hops: Hop[]
  /** Those of its ways that end at a pod. */
  ends?: Arrival[]
}

/** The end of a way, at a pod: all is settled but whether somebody listens now. */
interface Arrival {
  trip: Trip
  pod: Pod
  local: boolean
  passed: Hop[]
}

function blocked(
  { hops, client }: Pick<Trip, 'hops' | 'client'>,
  at: Hop['kind'],
  kind: Failure,
  code: ObstacleCode,
  message: string,
): Route {
  return { hops, client, obstacle: { at, kind, code, message } }
}

/** @param node where it has to be, if only one will do */
const podAt = ({ lister }: World, address: string, node?: string): Pod | undefined =>
  lister
    .list('pods')
    .find(
      (pod) =>
        pod.status?.podIP === address &&
        !pod.spec.hostNetwork &&
        !isOver(pod) &&
        (node === undefined || pod.spec.nodeName === node),
    )

const nodeAt = ({ lister }: World, address: string): Node | undefined =>
  lister.list('nodes').find((node) => addressOfNode(node) === address)

const isOn = ({ isOn: asked }: World, node: string | undefined) => !node || (asked?.(node) ?? true)

/** Is the address one of the pod network's? */
function isPodAddress({ lister, pods }: World, address: string): boolean {
  if (pods) return isPodSubnet(lister, pods, address)
  const ip = parseIP(address)
  return lister.list('nodes').some(({ spec }) => {
    const cidr = spec.podCIDR === undefined ? undefined : parseCidr(spec.podCIDR)
    return !!cidr && !!ip && containsAddress(cidr, ip)
  })
}

/**
 * Whom policies take the client for. A node that stands in for it hides it from all nodes but itself: there
 * policies are looked at before the address is changed, as Calico does it.
 */
function senderOf({ world, from, client }: Trip, targetNode: string | undefined): Peer {
  const standIn = nodeAt(world, client)?.metadata.name
  const own = { address: addressOf(world, from), node: nodeOf(from) }
  const isOther = standIn !== undefined && standIn !== nodeOf(from) && standIn !== targetNode
  if (isOther) return { address: client, node: standIn }
  return 'pod' in from ? { ...own, pod: from.pod } : own
}

/** Through the policies of both ends; what is left is the way so far, or the obstacle. */
function passPolicies(trip: Trip, target: { pod?: Pod; node?: string }): Route | Hop[] {
  const { world, from, to } = trip
  const plugin = unenforcing(world.lister, world.pods?.bare)
  const hops = [...trip.hops]
  const sender = senderOf(trip, target.node)
  const own: Peer = 'pod' in from ? { ...sender, pod: from.pod } : sender
  const verdicts = evaluatePolicies(world.lister, own, sender, { ...target, address: to.address }, to)
  if (plugin) {
    const ignored = verdicts.flatMap(({ allowed, policies }) => (allowed ? [] : policies))
    return ignored.length > 0 ? [...hops, { kind: 'plugin', ...plugin, ignored }] : hops
  }
  for (const { allowed, direction, policies } of verdicts) {
    hops.push({ kind: 'policy', direction, names: policies })
    if (allowed) continue
    const message = `no ${direction.toLowerCase()} rule of ${policies.join(', ')} allows ${to.address}:${to.port}`
    return blocked({ ...trip, hops }, 'policy', 'timeout', 'policy', message)
  }
  return hops
}

function toPod(trip: Trip, pod: Pod, local: boolean): Route {
  const passed = passPolicies(trip, { pod, node: pod.spec.nodeName ?? '' })
  if (!Array.isArray(passed)) return passed
  const end = { trip, pod, local, passed }
  trip.ends?.push(end)
  return atPod(end)
}

function atPod({ trip, pod, local, passed }: Arrival): Route {
  const { world, to } = trip
  // Who comes over the loopback device has its address.
  const client = to.address.startsWith('127.') ? to.address : trip.client
  const { nodeName } = pod.spec
  if (!isOn(world, nodeName) && !local) {
    const message = `the machine of node ${nodeName} is switched off`
    return blocked({ hops: passed, client }, 'endpoint', 'timeout', 'node off', message)
  }
  const listener = world.listener(pod, to.port, to.protocol)
  if (listener && (!listener.loopback || local))
    return { hops: [...passed, { kind: 'process', port: to.port, pod: title(pod) }], client, listener, pod }
  const where = `port ${to.port}/${to.protocol} in pod ${title(pod)}`
  return listener
    ? blocked(
        { hops: passed, client },
        'process',
        'refused',
        'loopback only',
        `only the pod itself reaches ${where}`,
      )
    : blocked({ hops: passed, client }, 'process', 'refused', 'not listening', `nothing listens on ${where}`)
}

function toNode(trip: Trip, node: Node): Route {
  const { world, to, client } = trip
  const { name } = node.metadata
  const kept = keptOnNode(trip, name)
  if (kept) return kept
  const passed = passPolicies(trip, { node: name })
  if (!Array.isArray(passed)) return passed
  const port = { kind: 'process' as const, port: to.port }
  if (!isOn(world, name)) {
    const message = `the machine of node ${name} is switched off`
    return blocked({ hops: passed, client }, 'process', 'unreachable', 'node off', message)
  }
  const mapped = byHostPort(world, name, to)
  if (mapped) {
    const { pod, port: own } = mapped
    const inside = { ...to, address: pod.status?.podIP ?? '', port: own }
    return toPod({ ...trip, to: inside, ends: [] }, pod, false)
  }
  for (const pod of world.lister.podsOn(name)) {
    if (!pod.spec.hostNetwork || isOver(pod)) continue
    const listener = world.listener(pod, to.port, to.protocol)
    if (listener && (!listener.loopback || to.address.startsWith('127.')))
      return { hops: [...passed, { ...port, pod: title(pod) }], client, listener, pod }
  }
  const listener = world.hostListener(node, to.port, to.protocol)
  if (listener && (!listener.loopback || to.address.startsWith('127.')))
    return { hops: [...passed, { ...port, node: name }], client, listener }
  const message = `nothing listens on port ${to.port}/${to.protocol} of node ${name}`
  return blocked({ hops: passed, client }, 'process', 'refused', 'not listening', message)
}

function toOutside(trip: Trip): Route {
  const { to, client } = trip
  const kept = keptOnNode(trip, undefined)
  if (kept) return kept
  const passed = passPolicies(trip, {})
  if (!Array.isArray(passed)) return passed
  const listener = outsideListener(to.address, to.port)
  if (listener) return { hops: [...passed, { kind: 'outside', address: to.address }], client, listener }
  const message = `nobody answers at ${to.address}:${to.port}`
  return blocked({ hops: passed, client }, 'outside', 'timeout', 'no such address', message)
}

/** To an address as it stands, no Service's any more. */
function deliver(trip: Trip): Route {
  const { world, to, from } = trip
  if (to.address.startsWith('127.') || to.address === '::1') return toSelf(trip)
  const inside = 'outside' in from && trip.hops.length === 0 && isPodAddress(world, to.address)
  if (inside) return unrouted(trip, 'a pod')
  const way = world.pods && wayToPod(world.lister, world.pods, nodeOf(from), to.address)
  const lost = way && lostOnWay(trip, way)
  if (lost) return lost
  const pod = podAt(world, to.address, way && 'node' in way ? way.node : undefined)
  if (pod) return toPod(trip, pod, false)
  const node = nodeAt(world, to.address)
  if (node) return toNode(trip, node)
  if (isPodAddress(world, to.address)) {
    const message = `no pod has the address ${to.address}`
    return blocked(trip, 'endpoint', 'unreachable', 'no such address', message)
  }
  return toOutside(trip)
}

/** Packets to a pod that do not get to its node. */
function lostOnWay(trip: Trip, way: PodWay): Route | undefined {
  const name = nodeOf(trip.from)
  if ('unrouted' in way) {
    const message = `node ${name} has no route to ${trip.to.address} on node ${way.unrouted}`
    return blocked(trip, 'endpoint', 'timeout', 'no route', message)
  }
  if (way.node === name) return undefined
  if (isPodItself(trip.from) && !way.from.forwards) return notForwarded(trip, name)
  return way.to.forwards ? undefined : notForwarded(trip, way.node)
}

const isPodItself = (from: Source) => 'pod' in from && !from.pod.spec.hostNetwork

const notForwarded = (trip: Trip, node: string): Route =>
  blocked(trip, 'endpoint', 'timeout', 'not forwarded', `node ${node} does not forward packets`)

/** What a pod sends beyond its node, where that does not forward. */
function keptOnNode(trip: Trip, target: string | undefined): Route | undefined {
  const { from, world } = trip
  const name = nodeOf(from)
  const node = isPodItself(from) && world.pods && name !== target ? nodeNamed(world, name) : undefined
  if (!node || !world.pods || nodeNetwork(world.lister, world.pods, node).forwards) return undefined
  return notForwarded(trip, name)
}

const unrouted = (trip: Trip, whose: string) =>
  blocked(
    trip,
    'outside',
    'timeout',
    'not routed',
    `${trip.to.address} is the address of ${whose} in the cluster`,
  )

function toSelf(trip: Trip): Route {
  const { world, from } = trip
  if ('pod' in from && !from.pod.spec.hostNetwork) return toPod(trip, from.pod, true)
  const node = world.lister.get('nodes', undefined, nodeOf(from))
  return node
    ? toNode(trip, node)
    : blocked(trip, 'process', 'refused', 'not listening', 'nothing listens on that machine')
}

/** Whom a target takes the client for when no Service is between: off the pod network a pod is its node. */
function clientAt(world: World, from: Source, { address }: Destination): string {
  const own = addressOf(world, from)
  if (!('pod' in from) || from.pod.spec.hostNetwork || isPodAddress(world, address)) return own
  if (address.startsWith('127.') || address === addressOfNode(nodeNamed(world, nodeOf(from)))) return own
  return addressOfNode(nodeNamed(world, nodeOf(from))) || own
}

const nodeNamed = ({ lister }: World, name: string) => lister.get('nodes', undefined, name)

const hasOldRules = (world: World, from: Source) =>
  !('outside' in from) && world.proxy?.(nodeOf(from)).stale !== undefined

const PROXY = { kind: 'DaemonSet', namespace: 'kube-system', name: 'kube-proxy' }

const oldRules = ({ from }: Trip, kind: Obstacle['kind']): Obstacle => ({
  at: 'service',
  kind,
  code: 'no kube-proxy',
  message: `no kube-proxy runs on node ${nodeOf(from)}: its rules are those of before`,
  object: PROXY,
})

/** A Service that came when no kube-proxy ran any more on the client's node. */
function unknownService(trip: Trip): Route | undefined {
  const { world, from, to, hops, client } = trip
  if (!hasOldRules(world, from)) return undefined
  const found = world.lister.list('services').some(({ spec }) => spec.clusterIP === to.address)
  return found ? { hops, client, obstacle: oldRules(trip, 'timeout') } : undefined
}

/** What has been worked out of ways from a pod, where nothing but objects and who listens decides on them. */
function plansOf(world: World, from: Source, { address }: Destination): Map<string, Arrival[]> | undefined {
  if (!('pod' in from) || from.pod.spec.hostNetwork || world.pods || address.startsWith('127.'))
    return undefined
  if (hasOldRules(world, from)) return undefined
  return plansFor<Arrival[]>(world, from.pod)
}

/** Ways that a connection may take: several when a Service has several backends. */
export interface Ways {
  count: number
  route(at: number): Route
  /** The client stays with its backend. */
  affinity?: Affinity | undefined
}

/** Every way that a connection may take. */
export function routesTo(world: World, from: Source, to: Destination): Route[] {
  const { count, route } = waysTo(world, from, to)
  return Array.from({ length: count }, (_, at) => route(at))
}

const waysOf = <T>(ends: readonly T[], route: (end: T) => Route, affinity?: Affinity): Ways => ({
  count: ends.length,
  route: (at) => route(ends[at] as T),
  affinity,
})

/** The same, for who takes one of them. */
export function waysTo(world: World, from: Source, to: Destination): Ways {
  const plans = plansOf(world, from, to)
  const name = `${to.protocol}/${to.address}:${to.port}`
  const known = plans?.get(name)
  if (known) return waysOf(known, atPod)
  const way = routeService(world, from, to)
  const ends: Arrival[] = []
  const routes = workOut({ world, from, client: clientAt(world, from, to), to, hops: [], ends }, way)
  const affinity = way?.kind === 'backends' ? way.affinity : undefined
  const isOwn = !way || way.service.spec.clusterIP === to.address
  if (plans && isOwn && !affinity && ends.length === routes.length) plans.set(name, ends)
  return waysOf(routes, (route) => route, affinity)
}

function workOut(trip: Trip, way: ServiceRoute | undefined): Route[] {
  const { world, from, to } = trip
  if (!way) return [unknownService(trip) ?? deliver(trip)]
  const { metadata, spec } = way.service
  const { namespace = '', name } = metadata
  const service: Hop = { kind: 'service', namespace, name, port: to.port }
  const begun = { ...trip, hops: [service] }
  if ('outside' in from && (spec.clusterIPs ?? [spec.clusterIP]).includes(to.address))
    return [unrouted(begun, 'a Service')]
  if (way.kind !== 'backends')
    return [blocked(begun, 'service', way.kind === 'refused' ? 'refused' : 'timeout', way.code, way.message)]
  return way.backends.map(({ address, port, source }) => {
    const pod = podAt(world, address)
    const endpoint: Hop = { kind: 'endpoint', address, port, ...(pod ? { pod: title(pod) } : {}) }
    const end = deliver({ ...begun, client: source, to: { ...to, address, port }, hops: [service, endpoint] })
    const isGone = 'obstacle' in end && end.obstacle.code === 'no such address'
    return isGone && hasOldRules(world, from) ? { ...end, obstacle: oldRules(trip, end.obstacle.kind) } : end
  })
}

/** Does an echo request come back? */
export function answersPing(world: World, from: Source, address: string): boolean {
  if (address.startsWith('127.') || isOutside(address)) return true
  const node = nodeAt(world, address)
  if (node) return isOn(world, node.metadata.name)
  if (answersForService(world, from, address)) return true
  const way = world.pods && wayToPod(world.lister, world.pods, nodeOf(from), address)
  const asked = { address, port: 0, protocol: 'TCP' as const }
  if (way && lostOnWay({ world, from, client: '', to: asked, hops: [] }, way)) return false
  const pod = podAt(world, address, way && 'node' in way ? way.node : undefined)
  if (!pod || !isOn(world, pod.spec.nodeName)) return false
  // Policies speak of TCP, UDP and SCTP: what none of their rules can allow is dropped.
  const trip = { world, from, client: addressOf(world, from), to: asked, hops: [] }
  return Array.isArray(passPolicies(trip, { pod, node: pod.spec.nodeName ?? '' }))
}
