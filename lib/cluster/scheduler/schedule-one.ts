import type { KubeObject, Pod } from '@/lib/cluster/apimachinery/object'
import { keyOf } from '@/lib/cluster/apimachinery/object'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import type { ComponentContext, NodeVerdict, SchedulingDecision } from '@/lib/cluster/client/component'
import { fitErrorMessage } from '@/lib/cluster/scheduler/fit-error'
import type { NodeInfo, Rejection, Snapshot } from '@/lib/cluster/scheduler/framework'
import { type Candidate, preempt } from '@/lib/cluster/scheduler/preemption'
import { profile } from '@/lib/cluster/scheduler/profile'
import { runFiltersWithNominated } from '@/lib/cluster/scheduler/snapshot'

const plugins = profile.map(({ plugin }) => plugin)

export interface Attempt {
  decision: SchedulingDecision
  /** The plugins that refused a node; empty when one was found. */
  rejectedBy: string[]
}

/** Weighted scores per feasible node (prioritizeNodes). */
export function scoreNodes(pod: Pod, feasible: NodeInfo[], snapshot: Snapshot): NodeVerdict[] {
  const verdicts: Required<Pick<NodeVerdict, 'node' | 'scores' | 'total'>>[] = feasible.map(({ node }) => ({
    node: node.metadata.name,
    scores: {},
    total: 0,
  }))
  for (const { plugin, weight } of profile) {
    if (!plugin.score || plugin.skipScore?.(pod, snapshot)) continue
    const raw = feasible.map((info) => plugin.score?.(pod, info, snapshot, feasible) ?? 0)
    const scores = plugin.normalize ? plugin.normalize(raw) : raw
    verdicts.forEach((verdict, index) => {
      const weighted = (scores[index] ?? 0) * weight
      verdict.scores[plugin.name] = weighted
      verdict.total += weighted
    })
  }
  return verdicts
}

/** One of the best, by chance (selectHost). */
function select(verdicts: NodeVerdict[], random: () => number): string {
  const best = Math.max(...verdicts.map(({ total }) => total ?? 0))
  const winners = verdicts.filter(({ total }) => total === best)
  return winners[Math.floor(random() * winners.length)]?.node ?? ''
}

/** Writes PodScheduled=False and the nominated node: a name after a preemption, null takes it back. */
function markUnschedulable(
  ctx: ComponentContext,
  pod: Pod,
  message: string,
  nominated: string | null | undefined,
): void {
  const current = pod.status?.conditions?.find(({ type }) => type === 'PodScheduled')
  const unchanged =
    current?.status === 'False' && current.reason === 'Unschedulable' && current.message === message
  const renominated = nominated !== undefined && (nominated ?? undefined) !== pod.status?.nominatedNodeName
  if (unchanged && !renominated) return
  const condition = {
    type: 'PodScheduled',
    status: 'False',
    reason: 'Unschedulable',
    message,
    observedGeneration: pod.metadata.generation,
    lastProbeTime: null,
    lastTransitionTime: current?.status === 'False' ? current.lastTransitionTime : formatTime(ctx.now()),
  }
  const status = { conditions: [condition], ...(renominated ? { nominatedNodeName: nominated } : {}) }
  ctx.client.patch('pods', pod.metadata.namespace, pod.metadata.name, { status }, { subresource: 'status' })
}

function evict(ctx: ComponentContext, pod: Pod, { info, victims }: Candidate): void {
  for (const victim of victims) {
    const { namespace, name, uid } = victim.metadata
    const condition = {
      type: 'DisruptionTarget',
      status: 'True',
      reason: 'PreemptionByScheduler',
      message: 'default-scheduler: preempting to accommodate a higher priority pod',
      lastTransitionTime: formatTime(ctx.now()),
    }
    const patch = { status: { conditions: [condition] } }
    if (!victim.metadata.deletionTimestamp) {
      ctx.client.patch('pods', namespace, name, patch, { subresource: 'status' })
      ctx.client.delete('pods', namespace, name, { uid })
    }
    ctx.record(victim as unknown as KubeObject, {
      type: 'Normal',
      reason: 'Preempted',
      action: 'Preempting',
      message: `Preempted by pod ${pod.metadata.uid} on node ${info.node.metadata.name}`,
    })
  }
}

function refuse(
  ctx: ComponentContext,
  pod: Pod,
  snapshot: Snapshot,
  rejections: Map<string, Rejection>,
): string {
  if (snapshot.nodes.length === 0) {
    const none = 'no nodes available to schedule pods'
    fail(ctx, pod, none)
    return none
  }
  const result = preempt(plugins, pod, snapshot, rejections)
  const why = result.kind === 'none' ? result.why : undefined
  const message = fitErrorMessage(snapshot.nodes.length, [...rejections.values()], why)
  if (result.kind === 'candidate') evict(ctx, pod, result.candidate)
  // Nobody to evict after all: an older nomination is given up; not looked at all: it stays.
  const tried = Array.isArray(why) ? null : undefined
  const nominated = result.kind === 'candidate' ? result.candidate.info.node.metadata.name : tried
  fail(ctx, pod, message, nominated)
  return message
}

function fail(ctx: ComponentContext, pod: Pod, message: string, nominated?: string | null): void {
  ctx.record(pod as unknown as KubeObject, {
    type: 'Warning',
    reason: 'FailedScheduling',
    action: 'Scheduling',
    message,
  })
  markUnschedulable(ctx, pod, message, nominated)
}

/**
 * A plugin refuses the pod before any node is looked at. What no plugin has prepared for is then
 * `not found` when it is asked what preemption could do.
 */
function refuseAll(ctx: ComponentContext, pod: Pod, snapshot: Snapshot): Attempt | undefined {
  for (const plugin of plugins) {
    const reason = plugin.preFilter?.(pod, snapshot)
    if (reason === undefined) continue
    const message = `0/${snapshot.nodes.length} nodes are available: ${reason}. not found`
    fail(ctx, pod, message)
    const nodes = snapshot.nodes.map(({ node }) => ({
      node: node.metadata.name,
      plugin: plugin.name,
      message: reason,
    }))
    const decision = { at: ctx.now(), pod: keyOf(pod), uid: pod.metadata.uid, message, nodes }
    return { decision, rejectedBy: [plugin.name] }
  }
  return undefined
}

/** Filters, scores and chooses; an unschedulable pod gets its event and its condition here. */
export function scheduleOne(ctx: ComponentContext, pod: Pod, snapshot: Snapshot): Attempt {
  const refused = refuseAll(ctx, pod, snapshot)
  if (refused) return refused
  const rejections = new Map<string, Rejection>()
  const feasible = snapshot.nodes.filter((info) => {
    const rejection = runFiltersWithNominated(plugins, pod, info, snapshot)
    if (rejection) rejections.set(info.node.metadata.name, rejection)
    return !rejection
  })
  const filtered: NodeVerdict[] = [...rejections].map(([node, { plugin, reasons }]) => ({
    node,
    plugin,
    message: reasons.join(', '),
  }))
  const base = { at: ctx.now(), pod: keyOf(pod), uid: pod.metadata.uid }
  if (feasible.length === 0) {
    const message = refuse(ctx, pod, snapshot, rejections)
    const rejectedBy = [...new Set([...rejections.values()].map(({ plugin }) => plugin))]
    return { decision: { ...base, message, nodes: filtered }, rejectedBy }
  }
  const scored = scoreNodes(pod, feasible, snapshot)
  const nodeName = select(scored, () => ctx.random())
  return { decision: { ...base, nodeName, nodes: [...filtered, ...scored] }, rejectedBy: [] }
}
