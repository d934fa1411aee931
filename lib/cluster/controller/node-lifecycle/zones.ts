/**
 * How fast the nodes of a zone may be given up.
 * Mirrors: computeZoneStateAndDisruption and the rate limits of pkg/controller/nodelifecycle.
 */
import type { Node } from '@/lib/cluster/apimachinery/object'
import type { ComponentContext } from '@/lib/cluster/client/component'

/** When the next node of a zone may get its NoExecute taint. */
interface ZoneState {
  zones?: Record<string, number>
}

/** ms between two nodes of a zone (nodeEvictionRate 0.1), and of a large one that is in trouble (0.01). */
const EVERY = 10_000
const SLOWLY = 100_000
/** A zone is in trouble when more than two nodes, and this part of it, are not ready. */
const TROUBLE = 0.55
const LARGE = 50

export const isReady = (node: Node): boolean =>
  node.status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') ?? false

function zoneOf({ metadata }: Node): string {
  const label = (name: string) => metadata.labels?.[`topology.kubernetes.io/${name}`] ?? ''
  return `${label('region')}:\0:${label('zone')}`
}

/** ms between two nodes of this zone; undefined when none is given up. */
function interval(zone: readonly Node[]): number | undefined {
  const down = zone.filter((node) => !isReady(node)).length
  const inTrouble = down > 2 && down < zone.length && down / zone.length >= TROUBLE
  if (!inTrouble) return EVERY
  return zone.length > LARGE ? SLOWLY : undefined
}

/** When nothing answers, it is the controller itself that is cut off: then no node is given up. */
export const allAreDown = (nodes: readonly Node[]): boolean => !nodes.some(isReady)

/** May this node's pods be sent away now? If not now, the node is looked at again. */
export function mayTaint(context: ComponentContext, node: Node): boolean {
  const ctx = context as ComponentContext<ZoneState>
  const nodes = ctx.lister.list('nodes')
  if (allAreDown(nodes)) return false
  const key = zoneOf(node)
  const every = interval(nodes.filter((other) => zoneOf(other) === key))
  if (every === undefined) return false
  const next = ctx.state.zones?.[key] ?? 0
  const { name } = node.metadata
  if (next > ctx.now()) {
    ctx.requeueAfter(name, next - ctx.now())
    return false
  }
  ctx.state.zones = { ...ctx.state.zones, [key]: ctx.now() + every }
  return true
}
