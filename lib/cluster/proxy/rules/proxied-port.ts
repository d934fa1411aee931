/**
 * What kube-proxy makes of one port of a Service: the traffic follows it, and the rules of each mode are a
 * picture of it.
 * Mirrors: pkg/proxy serviceport.go, topology.go (CategorizeEndpoints), endpointslicecache.go.
 */
import type { EndpointSlice, Service } from '@/lib/cluster/apimachinery/object'

export const SERVICE_NAME = 'kubernetes.io/service-name'
const PROXY_NAME = 'service.kubernetes.io/service-proxy-name'

/** What the kube-proxy of one node knows of. */
export interface Known {
  node: string
  zone?: string
  services: readonly Service[]
  /** Those of a namespace. */
  slices(namespace: string): readonly EndpointSlice[]
}

export type ServicePort = NonNullable<Service['spec']['ports']>[number]

export interface Backend {
  address: string
  port: number
  nodeName?: string
}

interface Candidate extends Backend {
  ready: boolean
  /** Terminating, but it still answers. */
  fallback: boolean
  /** Who is to prefer it. */
  forNodes: string[]
  forZones: string[]
}

export interface ProxiedPort {
  service: Service
  /** `default/web:http` */
  name: string
  protocol: 'TCP' | 'UDP' | 'SCTP'
  port: number
  nodePort?: number
  clusterAddresses: string[]
  externalAddresses: string[]
  balancerAddresses: string[]
  /** Only these may come in by a load balancer's address; empty: all. */
  sourceRanges: string[]
  /** How long a client keeps its backend. */
  affinitySeconds?: number
  /** Only endpoints of the node are used, for traffic from inside and from outside. */
  internalLocal: boolean
  externalLocal: boolean
  /** Somewhere there is an endpoint to use. */
  hasEndpoints: boolean
  cluster: Backend[]
  local: Backend[]
}

const distinct = (values: (string | undefined)[]) => [
  ...new Set(values.filter((value): value is string => !!value && value !== 'None')),
]

/** Headless Services and those without an own address are not kube-proxy's. */
export const isProxied = ({ metadata, spec }: Service): boolean =>
  spec.type !== 'ExternalName' &&
  !!spec.clusterIP &&
  spec.clusterIP !== 'None' &&
  metadata.labels?.[PROXY_NAME] === undefined

function candidatesOf({ slices }: Known, { metadata }: Service, port: ServicePort): Candidate[] {
  const found = new Map<string, Candidate>()
  for (const slice of slices(metadata.namespace ?? '')) {
    if (slice.metadata.labels?.[SERVICE_NAME] !== metadata.name) continue
    if ((slice.addressType ?? 'IPv4') !== 'IPv4') continue
    const target = slice.ports?.find(
      (one) => (one.name ?? '') === (port.name ?? '') && (one.protocol ?? 'TCP') === (port.protocol ?? 'TCP'),
    )?.port
    if (!target) continue
    for (const { addresses, conditions, hints, nodeName } of slice.endpoints ?? []) {
      const [address] = addresses
      if (address === undefined) continue
      found.set(`${address}:${target}`, {
        address,
        port: target,
        ...(nodeName ? { nodeName } : {}),
        ready: conditions?.ready !== false,
        fallback: conditions?.serving !== false && conditions?.terminating === true,
        forNodes: (hints?.forNodes ?? []).map(({ name }) => name),
        forZones: (hints?.forZones ?? []).map(({ name }) => name),
      })
    }
  }
  return [...found.values()]
}

/** Ready endpoints, or while there is none, those that end but still serve. */
function usable(candidates: Candidate[]): Candidate[] {
  const ready = candidates.filter((candidate) => candidate.ready)
  return ready.length > 0 ? ready : candidates.filter(({ fallback }) => fallback)
}

/** Those that are meant for the node or for its zone, if every one is meant for somebody. */
function nearest({ node, zone }: Known, candidates: Candidate[]): Candidate[] {
  for (const [field, own] of [
    ['forNodes', node],
    ['forZones', zone],
  ] as const) {
    if (own === undefined || candidates.some((one) => one[field].length === 0)) continue
    const near = candidates.filter((one) => one[field].includes(own))
    if (near.length > 0) return near
  }
  return candidates
}

const plain = ({ address, port, nodeName }: Candidate): Backend => ({
  address,
  port,
  ...(nodeName ? { nodeName } : {}),
})

/** How a Service names one of its ports in rules: without a colon when the port has no name. */
export const portTitle = ({ metadata }: Service, port: ServicePort): string =>
  `${metadata.namespace}/${metadata.name}${port.name ? `:${port.name}` : ''}`

export function proxiedPort(known: Known, service: Service, port: ServicePort): ProxiedPort {
  const { spec, status } = service
  const all = candidatesOf(known, service, port)
  const cluster = usable(all)
  const local = usable(all.filter(({ nodeName }) => nodeName === known.node))
  const ingress = status?.loadBalancer?.ingress ?? []
  const affine = spec.sessionAffinity === 'ClientIP'
  return {
    service,
    name: portTitle(service, port),
    protocol: (port.protocol ?? 'TCP') as ProxiedPort['protocol'],
    port: port.port,
    ...(port.nodePort ? { nodePort: port.nodePort } : {}),
    clusterAddresses: distinct(spec.clusterIPs ?? [spec.clusterIP]),
    externalAddresses: distinct(spec.externalIPs ?? []),
    balancerAddresses: distinct(ingress.map(({ ip, ipMode }) => (ipMode === 'Proxy' ? undefined : ip))),
    sourceRanges: spec.type === 'LoadBalancer' ? (spec.loadBalancerSourceRanges ?? []) : [],
    ...(affine ? { affinitySeconds: spec.sessionAffinityConfig?.clientIP?.timeoutSeconds ?? 10_800 } : {}),
    internalLocal: spec.internalTrafficPolicy === 'Local',
    externalLocal: spec.externalTrafficPolicy === 'Local',
    hasEndpoints: cluster.length > 0,
    cluster: nearest(known, cluster).map(plain),
    local: local.map(plain),
  }
}

/** Every port that kube-proxy cares for, sorted by name. */
export function proxiedPorts(known: Known): ProxiedPort[] {
  return known.services
    .filter(isProxied)
    .flatMap((service) => (service.spec.ports ?? []).map((port) => proxiedPort(known, service, port)))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}
