/** What `ip route` changes on a node. Mirrors: iproute2 6.1 and the kernel's answers. */
import { formatIP, networkOf, parseCidr, parseIP } from '@/lib/cluster/apimachinery/cidr'

/** What differs from the routes that a host was set up with. */
export interface HandRoutes {
  added: readonly { to: string; via: string }[]
  /** Where they led to. */
  removed: readonly string[]
}

export interface RouteChange {
  verb: 'add' | 'replace' | 'del'
  /** `10.200.1.0/24`, or one address. */
  to: string
  via?: string
}

/** The table before it changes. @param shown where its routes lead to, as `ip route` shows them */
export function changeRoutes(
  before: HandRoutes | undefined,
  { verb, to: given, via }: RouteChange,
  shown: readonly { to: string; via?: string }[],
): HandRoutes | { error: string } {
  const cidr = parseCidr(given.includes('/') ? given : `${given}/32`)
  if (!cidr) return { error: `Error: any valid prefix is expected rather than "${given}".` }
  if (networkOf(cidr) !== parseIP(given.split('/')[0] ?? '')?.address)
    return { error: 'Error: Invalid prefix for given prefix length.' }
  const base = formatIP({ family: 4, address: networkOf(cidr) })
  const to = cidr.length === 32 ? base : `${base}/${cidr.length}`
  const { added = [], removed = [] } = before ?? {}
  const there = shown.find((one) => one.to === to)
  if (verb === 'add' && there) return { error: 'RTNETLINK answers: File exists' }
  if (verb === 'del' && (!there || (via !== undefined && there.via !== via)))
    return { error: 'RTNETLINK answers: No such process' }
  if (verb !== 'del' && !/^192\.168\.56\.\d+$/.test(via ?? ''))
    return { error: 'Error: Nexthop has invalid gateway.' }
  const others = added.filter((one) => one.to !== to)
  return {
    added: verb === 'del' || via === undefined ? others : [...others, { to, via }],
    removed: verb === 'add' || removed.includes(to) ? removed : [...removed, to],
  }
}
