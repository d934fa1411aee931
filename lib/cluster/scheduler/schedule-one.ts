import type { Pod } from '@/lib/cluster/apimachinery/object'
import type { ComponentContext } from '@/lib/cluster/client/component'
import {
  MAX_NODES,
  type ScoreColumn,
  type StoredDecision,
  storeDecision,
} from '@/lib/cluster/scheduler/decision'
import {
  type Cycle,
  type Diagnosis,
  type Framework,
  type NodeInfo,
  type Places,
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

/** What attempts write into, one after the other: with a thousand nodes new lists would cost more than the work. */
const scratch = { places: new Int32Array(), scores: new Int32Array(), totals: new Int32Array() }

/** Lists of at least that length whose old content is of no interest. */
function scratchOf(length: number): typeof scratch {
  if (scratch.places.length < length) {
    scratch.places = new Int32Array(length)
    scratch.scores = new Int32Array(length)
    scratch.totals = new Int32Array(length)
  }
  return scratch
}

const isKnown = ({ at }: Kind, { memory }: Snapshot, place: number) =>
  at[place] === memory?.generations[place]

/** Filters the nodes, from where the last search ended, until enough of them pass; their places. */
function findFeasible(cycle: Cycle, nodes: NodeInfo[], diagnosis: Diagnosis, start: SearchStart): Places {
  const enough = enoughNodes(nodes.length, cycle.framework.percentageOfNodesToScore)
  // With few nodes all are looked at, wherever one begins.
  const offset = enough < nodes.length ? start.nextNode % nodes.length : 0
  const { kind, snapshot } = cycle
  const { places } = scratchOf(enough)
  let found = 0
  let looked = 0
  while (looked < nodes.length && found < enough) {
    const index = (offset + looked) % nodes.length
    const info = nodes[index] as NodeInfo
    const place = nodes === snapshot.nodes ? index : info.place
    looked++
    if (kind && !isKnown(kind, snapshot, place)) lookAt(cycle, kind, info)
    const rejection = kind ? kind.rejections[place] : runFiltersWithNominated(cycle, info)
    if (rejection) diagnosis.rejections.set(info.node.metadata.name, rejection)
    else places[found++] = place
  }
  if (enough < nodes.length) start.nextNode = (offset + looked) % nodes.length
  return places.subarray(0, found)
}

/** The nodes that pass the filters (findNodesThatFitPod). A nominated node that passes is the only one. */
function findNodes(cycle: Cycle, diagnosis: Diagnosis, start: SearchStart, nodes: NodeInfo[]): Places {
  const nominated = cycle.pod.status?.nominatedNodeName
  const info = nominated ? nodes.find(({ node }) => node.metadata.name === nominated) : undefined
  if (info && !runFiltersWithNominated(cycle, info)) return Int32Array.of(info.place)
  return findFeasible(cycle, nodes, diagnosis, start)
}

/** Writes a plugin's raw scores. @param known those that the pod's kind has, by place */
function writeScores(
  into: Int32Array,
  cycle: Cycle,
  plugin: SchedulerPlugin,
  places: Places,
  known?: Int32Array,
): void {
  const { nodes } = cycle.snapshot
  if (known) for (let i = 0; i < into.length; i++) into[i] = known[places[i] as number] as number
  else if (plugin.scoreAll) plugin.scoreAll(cycle, places, into)
  else
    for (let i = 0; i < into.length; i++)
      into[i] = plugin.score?.(cycle, nodes[places[i] as number] as NodeInfo) ?? 0
}

/** Those that a decision keeps. */
function firstOf(values: Int32Array): number[] {
  const first = new Array<number>(Math.min(values.length, MAX_NODES))
  for (let i = 0; i < first.length; i++) first[i] = values[i] as number
  return first
}

/** Every plugin's scores, and what they come to (prioritizeNodes); `totals` is good until the next attempt. */
export function scoreNodes(cycle: Cycle, places: Places): { columns: ScoreColumn[]; totals: Int32Array } {
  const silent = new Set<string>()
  for (const plugin of cycle.framework.plugins.preScore)
    if (plugin.preScore?.(cycle, places)) silent.add(plugin.name)
  const columns: ScoreColumn[] = []
  const size = places.length
  const room = scratchOf(size)
  const scores = room.scores.subarray(0, size)
  const totals = room.totals.subarray(0, size).fill(0)
  const { scores: plugins } = cycle.framework
  for (let index = 0; index < plugins.length; index++) {
    const { plugin, weight } = plugins[index] as (typeof plugins)[number]
    if (silent.has(plugin.name)) continue
    writeScores(scores, cycle, plugin, places, cycle.kind?.scores[index])
    const raw = firstOf(scores)
    plugin.normalize?.(scores, cycle, places)
    for (let i = 0; i < size; i++) totals[i] = (totals[i] as number) + (scores[i] as number) * weight
    columns.push({ plugin, weight, raw, normalized: plugin.normalize ? firstOf(scores) : raw })
  }
  return { columns, totals }
}

/** The place of one of the best, by chance (selectHost). */
function select(places: Places, totals: Int32Array, random: () => number): number {
  let best = Number.NEGATIVE_INFINITY
  let winners = 0
  for (let i = 0; i < totals.length; i++) {
    const total = totals[i] as number
    if (total === best) winners++
    else if (total > best) {
      best = total
      winners = 1
    }
  }
  let chosen = winners > 1 ? Math.floor(random() * winners) : 0
  let at = 0
  while (totals[at] !== best || chosen-- > 0) at++
  return places[at] as number
}

const UNSCORED = { columns: [], totals: new Int32Array(1) }

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
  const places = findNodes(cycle, diagnosis, start, nodes)
  if (narrowed) {
    const reasons = [`node(s) didn't satisfy plugin(s) [${narrowed.by.join(' ')}]`]
    const [plugin = ''] = narrowed.by
    for (const { node } of snapshot.nodes)
      if (!narrowed.nodes.has(node.metadata.name))
        diagnosis.rejections.set(node.metadata.name, { plugin, reasons, unresolvable: true })
  }
  if (places.length === 0) return part('scheduling').refuse(ctx, cycle, diagnosis, narrowed?.by ?? [])
  const { columns, totals } = places.length > 1 ? scoreNodes(cycle, places) : UNSCORED
  const info = snapshot.nodes[select(places, totals, ctx.random)] as NodeInfo
  const nodeName = info.node.metadata.name
  const decision = storeDecision({ ...base, nodeName }, diagnosis, snapshot, firstOf(places), columns)
  return { decision, info, rejectedBy: [] }
}
