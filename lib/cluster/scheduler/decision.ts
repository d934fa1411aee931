import type { NodeVerdict, SchedulingDecision } from '@/lib/cluster/client/component'
import type { Diagnosis, SchedulerPlugin, Snapshot } from '@/lib/cluster/scheduler/framework'
import { remembered } from '@/lib/cluster/scheduler/memory'

/** A decision as it is kept: what many nodes share stands once. Never changed, so forks share it. */
export interface StoredDecision {
  at: number
  uid: string
  nodeName?: string
  message?: string
  /** Why nodes were refused. */
  refused: { plugin: string; message: string; nodes: string[] }[]
  /** The nodes that were scored. */
  scored: string[]
  /** By plugin: its weight, a raw score per node, then the normalised ones; one of each when all nodes have the same. */
  scores: Record<string, number[]>
}

/** Of more nodes only as many are kept. */
export const MAX_NODES = 100

/** One plugin's scores of the first feasible nodes. */
export interface ScoreColumn {
  plugin: SchedulerPlugin
  weight: number
  raw: number[]
  normalized: number[]
}

/** What tells the nodes' names. */
type Named = Pick<Snapshot, 'nodes' | 'memory'>

const nameAt = ({ nodes, memory }: Named, place: number): string =>
  memory?.names[place] ?? nodes[place]?.node.metadata.name ?? ''

/** Decisions about the same nodes in a row share their names. */
function namesOf(snapshot: Named, places: readonly number[]): string[] {
  const [first = 0, last = 0] = [places[0], places.at(-1)]
  const look = () => places.map((place) => nameAt(snapshot, place))
  if (!snapshot.memory || last - first !== places.length - 1) return look()
  return remembered(snapshot.memory.windows, `${first} ${last}`, look)
}

function refusedBy({ preFilter, rejections }: Diagnosis, snapshot: Named): StoredDecision['refused'] {
  if (preFilter) {
    const nodes = snapshot.nodes.slice(0, MAX_NODES).map(({ place }) => nameAt(snapshot, place))
    return [{ plugin: preFilter.plugin, message: preFilter.reasons.join(', '), nodes }]
  }
  const found = new Map<string, StoredDecision['refused'][number]>()
  let left = MAX_NODES
  for (const [node, { plugin, reasons }] of rejections) {
    if (left-- === 0) break
    const message = reasons.join(', ')
    const same = found.get(`${plugin} ${message}`)
    if (same) same.nodes.push(node)
    else found.set(`${plugin} ${message}`, { plugin, message, nodes: [node] })
  }
  return [...found.values()]
}

const isFlat = (scores: readonly number[]) => scores.every((score) => score === scores[0])

/** Forks share it from here on. */
export const frozen = (decision: StoredDecision): StoredDecision => Object.freeze(decision)

/** Data to keep of an attempt. @param feasible the first places */
export function storeDecision(
  base: Pick<StoredDecision, 'at' | 'uid' | 'nodeName' | 'message'>,
  diagnosis: Diagnosis,
  snapshot: Named,
  feasible: readonly number[] = [],
  columns: ScoreColumn[] = [],
): StoredDecision {
  const scores: StoredDecision['scores'] = {}
  for (const { plugin, weight, raw, normalized } of columns)
    scores[plugin.name] =
      isFlat(raw) && isFlat(normalized)
        ? [weight, raw[0] ?? 0, normalized[0] ?? 0]
        : [weight].concat(raw, normalized)
  return frozen({
    ...base,
    refused: refusedBy(diagnosis, snapshot),
    scored: namesOf(snapshot, feasible),
    scores,
  })
}

/** The decision node by node. */
export function readDecision(pod: string, stored: StoredDecision): SchedulingDecision {
  const { at, uid, nodeName, message, refused, scored, scores } = stored
  const nodes: NodeVerdict[] = refused.flatMap(({ plugin, message, nodes }) =>
    nodes.map((node) => ({ node, plugin, message })),
  )
  for (const [index, node] of scored.entries()) {
    const own = Object.entries(scores).map(([plugin, [weight = 0, ...numbers]]) => {
      const half = numbers.length / 2
      const at = half === 1 ? 0 : index
      const [score = 0, normalized = 0] = [numbers[at], numbers[at + half]]
      return [plugin, { score, normalized, weight }] as const
    })
    const total = own.reduce((sum, [, { normalized, weight }]) => sum + normalized * weight, 0)
    nodes.push({ node, scores: Object.fromEntries(own), total })
  }
  return { at, pod, uid, ...(nodeName ? { nodeName } : {}), ...(message ? { message } : {}), nodes }
}
