import type { Node, Service } from '@/lib/cluster/apimachinery/object'
import {
  addressOf,
  addressOfNode,
  type Destination,
  nodeOf,
  type Source,
  type World,
} from '@/lib/cluster/proxy/world'
import { hashText } from '@/lib/cluster/sim/hash'

export const SERVICE_NAME = 'kubernetes.io/service-name'

export interface Backend {
  address: string
  port: number
  nodeName?: string
}

/** Where kube-proxy's rules lead. */
export type ServiceRoute =
  | { kind: 'backends'; service: Service; backends: Backend[] }
  | { kind: 'refused' | 'dropped'; service: Service; message: string }

type ServicePort = NonNullable<Service['spec']['ports']>[number]
type Entry = { service: Service; port: ServicePort; external: boolean; node?: Node }

const protocolOf = (port: ServicePort) => port.protocol ?? 'TCP'
const named = ({ metadata }: Service) => `${metadata.namespace}/${metadata.name}`

function externalAddresses({ spec, status }: Service): string[] {
  const balanced = status?.loadBalancer?.ingress?.flatMap(({ ip }) => (ip ? [ip] : [])) ?? []
  return [...(spec.externalIPs ?? []), ...balanced]
}

const clusterAddresses = ({ spec }: Service) =>
  (spec.clusterIPs ?? [spec.clusterIP ?? '']).filter((address) => address !== '' && address !== 'None')

const fits =
  ({ port, protocol }: Destination) =>
  (candidate: ServicePort) =>
    candidate.port === port && protocolOf(candidate) === protocol

/** The Service that an address leads to, and by which of its ports; a text says why there is none. */
function findEntry(world: World, to: Destination): Entry | { service: Service } | undefined {
  const services = world.lister.list('services')
  for (const service of services) {
    const inside = clusterAddresses(service).includes(to.address)
    if (!inside && !externalAddresses(service).includes(to.address)) continue
    const port = service.spec.ports?.find(fits(to))
    if (port) return { service, port, external: !inside }
    if (inside) return { service }
  }
  const node = world.lister.list('nodes').find((candidate) => addressOfNode(candidate) === to.address)
  if (!node) return undefined
  for (const service of services) {
    const port = service.spec.ports?.find(
      (candidate) => candidate.nodePort === to.port && protocolOf(candidate) === to.protocol,
    )
    if (port && service.spec.type !== 'ClusterIP') return { service, port, external: true, node }
  }
  return undefined
}

interface Candidate extends Backend {
  ready: boolean
  /** Terminating, but it still answers. */
  fallback: boolean
  /** Who is to prefer it. */
  forNodes: string[]
  forZones: string[]
}

function candidatesOf({ lister }: World, service: Service, port: ServicePort): Candidate[] {
  const slices = lister
    .list('endpointslices.discovery.k8s.io', service.metadata.namespace)
    .filter(({ metadata }) => metadata.labels?.[SERVICE_NAME] === service.metadata.name)
  return slices.flatMap(({ endpoints, ports }) => {
    const target = ports?.find(
      (one) => (one.name ?? '') === (port.name ?? '') && (one.protocol ?? 'TCP') === protocolOf(port),
    )?.port
    if (target === undefined) return []
    return (endpoints ?? []).flatMap(({ addresses, conditions, hints, nodeName }) =>
      addresses.slice(0, 1).map((address) => ({
        address,
        port: target,
        ...(nodeName ? { nodeName } : {}),
        ready: conditions?.ready !== false,
        fallback: conditions?.serving === true && conditions.terminating === true,
        forNodes: (hints?.forNodes ?? []).map(({ name }) => name),
        forZones: (hints?.forZones ?? []).map(({ name }) => name),
      })),
    )
  })
}

/** ready endpoints, or while there is none, those that end but still serve. */
function usable(candidates: Candidate[]): Candidate[] {
  const ready = candidates.filter((candidate) => candidate.ready)
  return ready.length > 0 ? ready : candidates.filter(({ fallback }) => fallback)
}

/** Those that are meant for a node or for its zone, if every one is meant for somebody (topology.go). */
function nearest({ lister }: World, candidates: Candidate[], nodeName: string | undefined): Candidate[] {
  const node = lister.get('nodes', undefined, nodeName ?? '')
  const zone = node?.metadata.labels?.['topology.kubernetes.io/zone']
  for (const [field, own] of [
    ['forNodes', nodeName],
    ['forZones', zone],
  ] as const) {
    if (own === undefined || candidates.some((one) => one[field].length === 0)) continue
    const near = candidates.filter((one) => one[field].includes(own))
    if (near.length > 0) return near
  }
  return candidates
}

/** The node whose endpoints alone may be used; undefined when all may. */
function onlyNode({ service, external, node }: Entry, from: Source): string | undefined {
  const { internalTrafficPolicy, externalTrafficPolicy } = service.spec
  if (!external) return internalTrafficPolicy === 'Local' ? nodeOf(from) : undefined
  if (externalTrafficPolicy !== 'Local') return undefined
  const arrival = node?.metadata.name ?? nodeOf(from)
  // What comes from that very node is not external to it.
  return arrival === nodeOf(from) ? undefined : arrival
}

/** ClientIP: the same client always finds the same backend. */
function stick(world: World, from: Source, service: Service, backends: Backend[]): Backend[] {
  if (service.spec.sessionAffinity !== 'ClientIP') return backends
  const hash = hashText(`${service.metadata.uid}/${addressOf(world, from)}`)
  const index = Number.parseInt(hash.slice(0, 6), 16) % backends.length
  return backends.slice(index, index + 1)
}

/**
 * Where a Service's address leads; undefined for an address that is no Service's.
 * Mirrors: kube-proxy in its iptables mode. Differs: affinity is not forgotten after its timeout; the
 * rules are there even where no kube-proxy runs.
 */
export function routeService(world: World, from: Source, to: Destination): ServiceRoute | undefined {
  const entry = findEntry(world, to)
  if (!entry) return undefined
  const { service } = entry
  if (!('port' in entry)) {
    const message = `Service ${named(service)} has no port ${to.port}/${to.protocol}`
    return { kind: 'dropped', service, message }
  }
  const all = usable(candidatesOf(world, service, entry.port))
  if (all.length === 0)
    return { kind: 'refused', service, message: `Service ${named(service)} has no ready endpoint` }
  const only = onlyNode(entry, from)
  const arrival = entry.node?.metadata.name ?? nodeOf(from)
  const backends =
    only === undefined ? nearest(world, all, arrival) : all.filter(({ nodeName }) => nodeName === only)
  if (backends.length === 0) {
    const message = `Service ${named(service)} has no ready endpoint on node ${only}`
    return { kind: 'dropped', service, message }
  }
  return { kind: 'backends', service, backends: stick(world, from, service, backends) }
}
