import type { Pod } from '@/lib/cluster/apimachinery/object'
import type { ComponentContext } from '@/lib/cluster/client/component'
import { type ScoreColumn, type StoredDecision, storeDecision } from '@/lib/cluster/scheduler/decision'
import {
  type Cycle,
  type Diagnosis,
  type Framework,
  type NodeInfo,
  type SchedulerPlugin,
  type Snapshot,
  startCycle,
} from '@/lib/cluster/scheduler/framework'
import { type Kind, kindOf, lookAt } from '@/lib/cluster/scheduler/memory'
import { runFiltersWithNominated } from '@/lib/cluster/scheduler/snapshot'
import { part } from '@/lib/cluster/sim/parts'

export interface Attempt {
  decision: StoredDecision
  /** Where the pod goes; unset: nowhere. */
  info?: NodeInfo
  /** The plugins that refused it or a node; empty when one was found. */
  rejectedBy: string[]
}

const MIN_FEASIBLE = 100
const MIN_PERCENTAGE = 5

/** How many nodes that pass are enough to choose from (numFeasibleNodesToFind). */
export function enoughNodes(all: number, percentage: number): number {
  if (all < MIN_FEASIBLE) return all
  const adaptive = Math.max(MIN_PERCENTAGE, 50 - Math.floor(all / 125))
  return Math.min(all, Math.max(MIN_FEASIBLE, Math.floor((all * (percentage || adaptive)) / 100)))
}

/** Where the search for nodes begins next time (nextStartNodeIndex). */
export interface SearchStart {
  nextNode: number
}

/** Nodes that a pod fits on, and their places. */
interface Feasible {
  infos: NodeInfo[]
  places: number[]
}

const isKnown = ({ at }: Kind, { memory }: Snapshot, place: number) =>
  at[place] === memory?.generations[place]

/** Filters the nodes, from where the last search ended, until enough of them pass. */
function findFeasible(cycle: Cycle, nodes: NodeInfo[], diagnosis: Diagnosis, start: SearchStart): Feasible {
  const enough = enoughNodes(nodes.length, cycle.framework.percentageOfNodesToScore)
  // With few nodes all are looked at, wherever one begins.
  const offset = enough < nodes.length ? start.nextNode % nodes.length : 0
  const { kind, snapshot } = cycle
  const infos: NodeInfo[] = []
  const places: number[] = []
  let looked = 0
  while (looked < nodes.length && infos.length < enough) {
    const index = (offset + looked) % nodes.length
    const info = nodes[index] as NodeInfo
    const place = nodes === snapshot.nodes ? index : info.place
    looked++
    if (kind && !isKnown(kind, snapshot, place)) lookAt(cycle, kind, info)
    const rejection = kind ? kind.rejections[place] : runFiltersWithNominated(cycle, info)
    if (rejection) diagnosis.rejections.set(info.node.metadata.name, rejection)
    else {
      infos.push(info)
      places.push(place)
    }
  }
  if (enough < nodes.length) start.nextNode = (offset + looked) % nodes.length
  return { infos, places }
}

/** The nodes that pass the filters (findNodesThatFitPod). A nominated node that passes is the only one. */
function findNodes(cycle: Cycle, diagnosis: Diagnosis, start: SearchStart, nodes: NodeInfo[]): Feasible {
  const nominated = cycle.pod.status?.nominatedNodeName
  const info = nominated ? nodes.find(({ node }) => node.metadata.name === nominated) : undefined
  if (info && !runFiltersWithNominated(cycle, info)) return { infos: [info], places: [info.place] }
  return findFeasible(cycle, nodes, diagnosis, start)
}

/** A plugin's raw scores. @param known those that the pod's kind has, by place */
function rawScores(cycle: Cycle, plugin: SchedulerPlugin, { infos, places }: Feasible, known?: Float64Array) {
  if (known) return places.map((place) => known[place] as number)
  return plugin.scoreAll?.(cycle, places) ?? infos.map((info) => plugin.score?.(cycle, info) ?? 0)
}

/** Every plugin's scores, and what they come to (prioritizeNodes). */
export function scoreNodes(
  cycle: Cycle,
  feasible: Feasible,
): { columns: ScoreColumn[]; totals: Float64Array } {
  const { infos } = feasible
  const silent = new Set<string>()
  for (const plugin of cycle.framework.plugins.preScore)
    if (plugin.preScore?.(cycle, infos)) silent.add(plugin.name)
  const columns: ScoreColumn[] = []
  const totals = new Float64Array(infos.length)
  for (const [index, { plugin, weight }] of cycle.framework.scores.entries()) {
    if (silent.has(plugin.name)) continue
    const raw = rawScores(cycle, plugin, feasible, cycle.kind?.scores[index])
    const normalized = plugin.normalize?.(raw, cycle, infos) ?? raw
    for (let i = 0; i < totals.length; i++) totals[i] = (totals[i] ?? 0) + (normalized[i] ?? 0) * weight
    columns.push({ plugin, weight, raw, normalized })
  }
  return { columns, totals }
}

const UNSCORED = { columns: [], totals: new Float64Array(1) }

/** One of the best, by chance (selectHost). */
function select(feasible: NodeInfo[], totals: Float64Array, random: () => number): NodeInfo | undefined {
  let best = Number.NEGATIVE_INFINITY
  let winners: NodeInfo[] = []
  for (let i = 0; i < feasible.length; i++) {
    const [info, total] = [feasible[i] as NodeInfo, totals[i] ?? 0]
    if (total > best) {
      best = total
      winners = [info]
    } else if (total === best) winners.push(info)
  }
  return winners.length > 1 ? winners[Math.floor(random() * winners.length)] : winners[0]
}

/** Filters, scores and chooses; an unschedulable pod gets its event and its condition here. */
export function scheduleOne(
  ctx: ComponentContext,
  framework: Framework,
  pod: Pod,
  snapshot: Snapshot,
  start: SearchStart,
): Attempt {
  const diagnosis: Diagnosis = { rejections: new Map() }
  const base = { at: ctx.now(), uid: pod.metadata.uid }
  if (snapshot.nodes.length === 0) return part('scheduling').refuseWithoutNodes(ctx, framework, pod)
  const { cycle, refused, narrowed } = startCycle(framework, pod, snapshot)
  if (refused) {
    diagnosis.preFilter = refused
    return part('scheduling').refuse(ctx, cycle, diagnosis, [refused.plugin])
  }
  cycle.kind = kindOf(cycle)
  const nodes = narrowed
    ? snapshot.nodes.filter(({ node }) => narrowed.nodes.has(node.metadata.name))
    : snapshot.nodes
  const feasible = findNodes(cycle, diagnosis, start, nodes)
  if (narrowed) {
    const reasons = [`node(s) didn't satisfy plugin(s) [${narrowed.by.join(' ')}]`]
    const [plugin = ''] = narrowed.by
    for (const { node } of snapshot.nodes)
      if (!narrowed.nodes.has(node.metadata.name))
        diagnosis.rejections.set(node.metadata.name, { plugin, reasons, unresolvable: true })
  }
  const { infos, places } = feasible
  if (infos.length === 0) return part('scheduling').refuse(ctx, cycle, diagnosis, narrowed?.by ?? [])
  const { columns, totals } = infos.length > 1 ? scoreNodes(cycle, feasible) : UNSCORED
  const info = select(infos, totals, () => ctx.random())
  const nodeName = info?.node.metadata.name
  const decision = storeDecision({ ...base, nodeName }, diagnosis, snapshot, places, columns)
  return { decision, info, rejectedBy: [] }
}
