/** An obstacle, and the way to it: what its causes are read from. */
import type { Pod } from '@/lib/cluster/apimachinery/object'
import type { View } from '@/lib/cluster/explain/view'
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

type HopOf<K extends Hop['kind']> = Extract<Hop, { kind: K }>

/** The last station of a kind. */
export const lastHop = <K extends Hop['kind']>({ path }: Trouble, kind: K): HopOf<K> | undefined =>
  path.findLast((hop): hop is HopOf<K> => hop.kind === kind)

/** The address at which the connection was to end. */
export const addressAt = (trouble: Trouble): string =>
  lastHop(trouble, 'endpoint')?.address ?? lastHop(trouble, 'dns')?.address ?? trouble.host

/** The pod that has it. */
export const podAt = ({ lister }: View, trouble: Trouble): Pod | undefined =>
  lister.list('pods').find(({ spec, status }) => !spec.hostNetwork && status?.podIP === addressAt(trouble))
