import { containsAddress, parseCidr, parseIP } from '@/lib/cluster/apimachinery/cidr'
import type { Node, Service } from '@/lib/cluster/apimachinery/object'
import {
  type Backend,
  isProxied,
  type Known,
  type ProxiedPort,
  proxiedPort,
  type ServicePort,
} from '@/lib/cluster/proxy/rules/proxied-port'
import {
  addressOf,
  addressOfNode,
  type Destination,
  nodeOf,
  type ObstacleCode,
  type ProxyMode,
  type Source,
  type World,
} from '@/lib/cluster/proxy/world'
import { hashText } from '@/lib/cluster/sim/hash'

export { SERVICE_NAME } from '@/lib/cluster/proxy/rules/proxied-port'

/** A backend, and who it takes the client for. */
export type SeenBackend = Backend & { source: string }

/** A client that is kept with its backend, and how long. */
export interface Affinity {
  key: string
  seconds: number
}

/** Where kube-proxy's rules lead. */
export type ServiceRoute =
  | { kind: 'backends'; service: Service; backends: SeenBackend[]; affinity?: Affinity }
  | { kind: 'refused' | 'dropped'; code: ObstacleCode; service: Service; message: string }

/** By what a Service was found: its own address, one of outside, a load balancer's, a node's port. */
type Way = 'cluster' | 'external' | 'balancer' | 'node'

interface Entry {
  service: Service
  port: ServicePort
  way: Way
  /** The node whose rules are asked; unset for what a load balancer spreads. */
  node?: string
}

/** An own address of a Service that has no such port. */
interface Portless {
  service: Service
  port?: undefined
}

const named = ({ metadata }: Service) => `${metadata.namespace}/${metadata.name}`
const modeOf = (world: World, node: string): ProxyMode => world.proxy?.(node).mode ?? 'iptables'

/** What the kube-proxy of a node has made rules of. */
export function knownAt({ lister, proxy }: World, node: string): Known {
  const zone = lister.get('nodes', undefined, node)?.metadata.labels?.['topology.kubernetes.io/zone']
  const stale = proxy?.(node).stale
  return {
    node,
    ...(zone === undefined ? {} : { zone }),
    services: stale?.services ?? lister.list('services'),
    slices: (namespace) =>
      stale?.slices.filter(({ metadata }) => metadata.namespace === namespace) ??
      lister.list('endpointslices.discovery.k8s.io', namespace),
  }
}

const fits =
  ({ port, protocol }: Destination) =>
  (candidate: ServicePort) =>
    candidate.port === port && (candidate.protocol ?? 'TCP') === protocol

function wayTo({ spec, status }: Service, address: string): Way | undefined {
  if ((spec.clusterIPs ?? [spec.clusterIP]).includes(address)) return 'cluster'
  if (spec.externalIPs?.includes(address)) return 'external'
  const isBalanced = status?.loadBalancer?.ingress?.some(({ ip }) => ip === address)
  return isBalanced ? 'balancer' : undefined
}

function byAddress(world: World, from: Source, to: Destination): Entry | Portless | undefined {
  const node = nodeOf(from)
  for (const service of knownAt(world, node).services) {
    const way = isProxied(service) ? wayTo(service, to.address) : undefined
    if (!way) continue
    const port = service.spec.ports?.find(fits(to))
    if (port) return { service, port, way, ...('outside' in from ? {} : { node }) }
    if (way === 'cluster') return { service }
  }
  return undefined
}

/** A node by one of its addresses, or by its loopback when it asks itself. */
function nodeBy(world: World, from: Source, address: string): Node | undefined {
  const own = 'node' in from || ('pod' in from && from.pod.spec.hostNetwork)
  if (address.startsWith('127.') && own && modeOf(world, nodeOf(from)) === 'iptables')
    return world.lister.get('nodes', undefined, nodeOf(from))
  return world.lister.list('nodes').find((candidate) => addressOfNode(candidate) === address)
}

function byNodePort(world: World, from: Source, to: Destination): Entry | undefined {
  const node = nodeBy(world, from, to.address)?.metadata.name
  if (node === undefined) return undefined
  for (const service of knownAt(world, node).services) {
    if (service.spec.type === 'ClusterIP' || !isProxied(service)) continue
    const port = service.spec.ports?.find((one) => fits(to)({ ...one, port: one.nodePort ?? 0 }))
    if (port) return { service, port, way: 'node', node }
  }
  return undefined
}

/** Is it only on this node that the traffic may end? From the node itself it may end anywhere. */
function staysLocal({ way, node }: Entry, port: ProxiedPort, from: Source): boolean {
  if (way === 'cluster') return port.internalLocal
  return port.externalLocal && node !== undefined && node !== nodeOf(from)
}

/** Whose address the backend sees: the client's, or that of the node which stands in for it. */
function seenBy(world: World, from: Source, entry: Entry, port: ProxiedPort, to: Backend): string {
  const client = addressOf(world, from)
  const node = entry.node ?? anyNode(world)
  const ofPodNetwork = 'pod' in from && !from.pod.spec.hostNetwork
  const arrived = node !== nodeOf(from)
  const kept =
    entry.way === 'cluster'
      ? ofPodNetwork
      : port.externalLocal && (arrived || entry.node === undefined || ofPodNetwork)
  if (kept && to.address !== client) {
    // A pod that leaves the pod network does so as its node.
    return arrived && ofPodNetwork ? addressOfNode(nodeNamed(world, nodeOf(from))) : client
  }
  return masqueraded(world, node, to, client)
}

const nodeNamed = ({ lister }: World, name: string) => lister.get('nodes', undefined, name)

/** In the mode ipvs a node has the addresses of all Services itself, and so answers echo requests to them. */
export const answersForService = (world: World, from: Source, address: string): boolean =>
  modeOf(world, nodeOf(from)) === 'ipvs' &&
  knownAt(world, nodeOf(from)).services.some((service) => wayTo(service, address) !== undefined)

/** The node that a load balancer picks. */
const anyNode = ({ lister }: World): string =>
  lister.list('nodes').find(({ spec }) => !spec.taints?.some(({ effect }) => effect === 'NoSchedule'))
    ?.metadata.name ?? ''

/** A node speaks to its own pods from their bridge, and to others from its own address. */
function masqueraded(world: World, node: string, to: Backend, client: string): string {
  const own = nodeNamed(world, node)
  const isOwn = to.nodeName === node || to.address === client
  const bridge = isOwn ? own?.spec.podCIDR?.replace(/\d+\/\d+$/, '1') : undefined
  return bridge ?? (addressOfNode(own) || client)
}

/** ClientIP: a client keeps its backend, whichever others come and go. */
function stick(
  world: World,
  from: Source,
  { service, affinitySeconds, name }: ProxiedPort,
  backends: SeenBackend[],
): { backends: SeenBackend[]; affinity?: Affinity } {
  if (affinitySeconds === undefined) return { backends }
  const key = `${service.metadata.uid}/${name}/${addressOf(world, from)}`
  const affinity = { key, seconds: affinitySeconds }
  const since = world.keptSince?.(key, affinitySeconds)
  const weight = ({ address, port }: Backend) => hashText(`${key}/${since ?? ''}/${address}:${port}`)
  const [first, ...rest] = backends
  if (!first) return { backends }
  return {
    backends: [rest.reduce((best, one) => (weight(one) > weight(best) ? one : best), first)],
    affinity,
  }
}

const isAllowed = ({ sourceRanges }: ProxiedPort, way: Way, client: string): boolean => {
  const ip = parseIP(client)
  if (way !== 'balancer' || sourceRanges.length === 0) return true
  return sourceRanges.some((range) => {
    const cidr = parseCidr(range.trim())
    return !!ip && !!cidr && containsAddress(cidr, ip)
  })
}

/**
 * Where a Service's address leads; undefined for an address that is no Service's.
 * Mirrors: kube-proxy in its modes iptables, nftables and ipvs, as far as a connection shows them.
 * Differs: IPv4 only; what a load balancer spreads always meets a node that has an endpoint.
 */
export function routeService(world: World, from: Source, to: Destination): ServiceRoute | undefined {
  const entry = byAddress(world, from, to) ?? byNodePort(world, from, to)
  if (!entry) return undefined
  const { service } = entry
  if (!entry.port) {
    const message = `Service ${named(service)} has no port ${to.port}/${to.protocol}`
    const kind = modeOf(world, nodeOf(from)) === 'iptables' ? 'dropped' : 'refused'
    return { kind, code: 'no such port', service, message }
  }
  const port = proxiedPort(knownAt(world, entry.node ?? ''), service, entry.port)
  if (!port.hasEndpoints) {
    const message = `Service ${named(service)} has no ready endpoint`
    return { kind: 'refused', code: 'no endpoint', service, message }
  }
  if (!isAllowed(port, entry.way, addressOf(world, from))) {
    const message = `Service ${named(service)} takes no traffic from ${addressOf(world, from)}`
    return { kind: 'dropped', code: 'source range', service, message }
  }
  const backends = staysLocal(entry, port, from) ? port.local : port.cluster
  if (backends.length === 0) {
    const message = `Service ${named(service)} has no ready endpoint on node ${entry.node}`
    return { kind: 'dropped', code: 'no local endpoint', service, message }
  }
  const seen = backends.map((one) => ({ ...one, source: seenBy(world, from, entry, port, one) }))
  return { kind: 'backends', service, ...stick(world, from, port, seen) }
}
