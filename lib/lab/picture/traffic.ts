import type { Cluster } from '@/lib/cluster/create-cluster'
import type { CarriedTraffic } from '@/lib/cluster/traffic-log'
import { Drawings } from './drawings'
import { objectKey, parseObjectKey } from './object-key'
import type { TrafficPicture } from './schema'

/** Newest first; older ones are told by nobody. */
const MOST = 40
const KINDS = { service: 'Service', ingress: 'Ingress', gateway: 'Gateway' } as const

function callerKey(from: CarriedTraffic['from']): string {
  if ('pod' in from) return `Pod/${from.pod}`
  return 'node' in from ? `Node/${from.node}` : `outside/${from.outside}`
}

/** Where it ended, or would have. */
function targetOf(hops: CarriedTraffic['hops']): string | undefined {
  for (const hop of [...hops].reverse()) {
    if (hop.kind === 'process' && hop.node) return `Node/${hop.node}`
    if ((hop.kind === 'process' || hop.kind === 'endpoint') && hop.pod) return `Pod/${hop.pod}`
    if (hop.kind === 'outside') return `outside/${hop.address}`
  }
  return undefined
}

const viaOf = (hops: CarriedTraffic['hops']): string[] => [
  ...new Set(
    hops.flatMap((hop) =>
      hop.kind === 'service' || hop.kind === 'ingress' || hop.kind === 'gateway'
        ? [objectKey({ kind: KINDS[hop.kind], namespace: hop.namespace, name: hop.name })]
        : [],
    ),
  ),
]

/** The policies that stand in the way: of the target's namespace, or of the caller's when it may not go out. */
function policiesOf({ hops, obstacle }: CarriedTraffic, from: string, to: string | undefined): string[] {
  const last = hops.at(-1)
  if (obstacle?.code !== 'policy' || last?.kind !== 'policy') return []
  const { namespace } = parseObjectKey(last.direction === 'Egress' ? from : (to ?? ''))
  return last.names.map((name) =>
    objectKey({ kind: 'NetworkPolicy', ...(namespace ? { namespace } : {}), name }),
  )
}

function trafficPicture(carried: CarriedTraffic): TrafficPicture {
  const { hops, obstacle, at, times } = carried
  const from = callerKey(carried.from)
  const to = targetOf(hops)
  const { code, message } = obstacle ?? {}
  const address = `${carried.to.address}:${carried.to.port}/${carried.to.protocol}`
  const policies = policiesOf(carried, from, to)
  return {
    id: [from, address, to ?? '', code ?? ''].join(' '),
    ...{ from, via: viaOf(hops) },
    ...(to ? { to } : {}),
    ...{ address, at, times },
    ...(code === undefined || message === undefined ? {} : { obstacle: { code, message, policies } }),
  }
}

const drawings = new Drawings<CarriedTraffic, TrafficPicture>()
const NOTHING: readonly unknown[] = []

/** Of the same ends only the last: a Pod that came anew under an old name is none of its own. */
export function trafficPictures(cluster: Cluster): TrafficPicture[] {
  const found = new Map<string, TrafficPicture>()
  for (const carried of cluster.traffic().reverse()) {
    const picture = drawings.of(carried, NOTHING, () => trafficPicture(carried))
    if (!found.has(picture.id)) found.set(picture.id, picture)
    if (found.size === MOST) break
  }
  return [...found.values()]
}
