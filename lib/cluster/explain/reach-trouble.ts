/** An obstacle, and the way to it: what its causes are read from. */
import type { Protocol } from '@/lib/cluster/kubelet/process/network'
import type { Hop, Obstacle, Source } from '@/lib/cluster/proxy/world'

export interface Trouble {
  from: Source
  /** The name or address that was asked for. */
  host: string
  port: number
  protocol: Protocol
  /** The host that a request is for, which may be another one. */
  asked: string
  path: readonly Hop[]
  obstacle: Obstacle
}

export type HopOf<K extends Hop['kind']> = Extract<Hop, { kind: K }>

/** The last station of a kind. */
export const lastHop = <K extends Hop['kind']>({ path }: Trouble, kind: K): HopOf<K> | undefined =>
  path.findLast((hop): hop is HopOf<K> => hop.kind === kind)
