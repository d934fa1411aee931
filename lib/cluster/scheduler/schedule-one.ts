import type { Pod } from '@/lib/cluster/apimachinery/object'
import type { ComponentContext } from '@/lib/cluster/client/component'
import { type ScoreColumn, type StoredDecision, storeDecision } from '@/lib/cluster/scheduler/decision'
import {
  type Cycle,
  type Diagnosis,
  type Framework,
  type NodeInfo,
  type Snapshot,
  startCycle,
} from '@/lib/cluster/scheduler/framework'
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

/** Filters the nodes, from where the last search ended, until enough of them pass. */
function findFeasible(cycle: Cycle, nodes: NodeInfo[], diagnosis: Diagnosis, start: SearchStart): NodeInfo[] {
  const enough = enoughNodes(nodes.length, cycle.framework.percentageOfNodesToScore)
  // With few nodes all are looked at, wherever one begins.
  const offset = enough < nodes.length ? start.nextNode % nodes.length : 0
  const feasible: NodeInfo[] = []
  let looked = 0
  while (looked < nodes.length && feasible.length < enough) {
    const info = nodes[(offset + looked) % nodes.length] as NodeInfo
    looked++
    const rejection = runFiltersWithNominated(cycle, info)
    if (rejection) diagnosis.rejections.set(info.node.metadata.name, rejection)
    else feasible.push(info)
  }
  if (enough < nodes.length) start.nextNode = (offset + looked) % nodes.length
  return feasible
}

/** The nodes that pass the filters (findNodesThatFitPod). A nominated node that passes is the only one. */
function findNodes(cycle: Cycle, diagnosis: Diagnosis, start: SearchStart, nodes: NodeInfo[]): NodeInfo[] {
  const nominated = cycle.pod.status?.nominatedNodeName
  const info = nominated ? nodes.find(({ node }) => node.metadata.name === nominated) : undefined
  if (info && !runFiltersWithNominated(cycle, info)) return [info]
  return findFeasible(cycle, nodes, diagnosis, start)
}

/** Every plugin's scores (prioritizeNodes). */
export function scoreNodes(cycle: Cycle, feasible: NodeInfo[]): ScoreColumn[] {
  const silent = new Set<string>()
  for (const plugin of cycle.framework.plugins.preScore)
    if (plugin.preScore?.(cycle, feasible)) silent.add(plugin.name)
  return cycle.framework.scores.flatMap(({ plugin, weight }) => {
    if (silent.has(plugin.name)) return []
    const raw = feasible.map((info) => plugin.score?.(cycle, info) ?? 0)
    return [{ plugin, weight, raw, normalized: plugin.normalize?.(raw, cycle, feasible) ?? raw }]
  })
}

/** One of the best, by chance (selectHost). */
function select(feasible: NodeInfo[], columns: ScoreColumn[], random: () => number): NodeInfo | undefined {
  let best = Number.NEGATIVE_INFINITY
  let winners: NodeInfo[] = []
  for (const [index, info] of feasible.entries()) {
    let total = 0
    for (const { weight, normalized } of columns) total += (normalized[index] ?? 0) * weight
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
  if (feasible.length === 0) return part('scheduling').refuse(ctx, cycle, diagnosis, narrowed?.by ?? [])
  const columns = feasible.length > 1 ? scoreNodes(cycle, feasible) : []
  const info = select(feasible, columns, () => ctx.random())
  const nodeName = info?.node.metadata.name
  const decision = storeDecision({ ...base, nodeName }, diagnosis, snapshot.nodes, feasible, columns)
  return { decision, info, rejectedBy: [] }
}
