/**
 * Which connections the network has carried lately, or has not, and why: what the lab's map draws.
 * Kept beside the state as data, bounded, and no part of a cluster's hash: nothing in a cluster reads it.
 */
import type { Destination, Hop, Obstacle, Route, Source } from '@/lib/cluster/proxy/world'

/** Who has asked. */
export type Caller = { pod: string } | { node: string } | { outside: string }

/** Connections of one caller to one socket, or to the same obstacle. */
export interface CarriedTraffic {
  from: Caller
  to: Destination
  /** The stations on the way; the last one is where it ended. */
  hops: readonly Hop[]
  /** Absent: they have arrived. */
  obstacle?: Obstacle
  /** Virtual ms of the last one. */
  at: number
  times: number
}

/** By caller and target; who was carried last stands last. Entries never change, so that forks share them. */
export type TrafficLog = Map<string, CarriedTraffic>

/** Who was carried longest ago is forgotten first. */
const MOST = 100

function callerOf(from: Source): Caller {
  if (!('pod' in from)) return from
  return { pod: `${from.pod.metadata.namespace}/${from.pod.metadata.name}` }
}

const nameOf = (from: Source) =>
  'pod' in from ? from.pod.metadata.uid : 'node' in from ? from.node : from.outside

const endOf = (route: Route) =>
  'obstacle' in route ? route.obstacle.code : (route.pod?.metadata.uid ?? route.hops.length)

/** Every connection comes by here: it has to be quick. */
export function noteTraffic(log: TrafficLog, at: number, from: Source, to: Destination, route: Route): void {
  const key = `${nameOf(from)} ${to.protocol} ${to.address} ${to.port} ${endOf(route)}`
  const known = log.get(key)
  if (known) log.delete(key)
  else if (log.size >= MOST) log.delete(log.keys().next().value ?? '')
  const { hops } = route
  const noted: CarriedTraffic = { from: callerOf(from), to, hops, at, times: (known?.times ?? 0) + 1 }
  if ('obstacle' in route) noted.obstacle = route.obstacle
  log.set(key, noted)
}
