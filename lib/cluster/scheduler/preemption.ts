import { matchesLabelSelector } from '@/lib/cluster/apimachinery/labels'
import type { KubeObject, Pod, PodDisruptionBudget } from '@/lib/cluster/apimachinery/object'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import type { ComponentContext } from '@/lib/cluster/client/component'
import { nodesMessage } from '@/lib/cluster/scheduler/fit-error'
import type { Cycle, Diagnosis, NodeInfo, PostFilterResult } from '@/lib/cluster/scheduler/framework'
import { nominate } from '@/lib/cluster/scheduler/mark-pod'
import { addPod, fitsWithNominated, withoutPods } from '@/lib/cluster/scheduler/snapshot'

interface Candidate {
  info: NodeInfo
  /** Highest priority first. */
  victims: Pod[]
  /** How many of them a PodDisruptionBudget would keep. */
  violations: number
}

const priorityOf = (pod: Pod) => pod.spec.priority ?? 0
const startOf = (pod: Pod) => pod.status?.startTime ?? pod.metadata.creationTimestamp

/** MoreImportantPod: higher priority, then the one that started earlier. */
const byImportance = (a: Pod, b: Pod) =>
  priorityOf(b) - priorityOf(a) || (startOf(a) < startOf(b) ? -1 : startOf(a) > startOf(b) ? 1 : 0)

/** The pods whose eviction their budgets do not allow, taken in order (filterPodsWithPDBViolation). */
function protectedPods(pods: Pod[], budgets: PodDisruptionBudget[]): Set<Pod> {
  const left = new Map(budgets.map((budget) => [budget, budget.status?.disruptionsAllowed ?? 0]))
  const kept = new Set<Pod>()
  for (const pod of pods) {
    const { namespace, name, labels } = pod.metadata
    if (!labels || Object.keys(labels).length === 0) continue
    for (const budget of budgets) {
      const { selector } = budget.spec
      const isEmpty = !selector || (!selector.matchLabels && !selector.matchExpressions?.length)
      if (budget.metadata.namespace !== namespace || isEmpty) continue
      if (!matchesLabelSelector(selector, labels) || budget.status?.disruptedPods?.[name]) continue
      const allowed = (left.get(budget) ?? 0) - 1
      left.set(budget, allowed)
      if (allowed < 0) kept.add(pod)
    }
  }
  return kept
}

/** Removes all lower pods, then reprieves as many as fit: those with a budget first, the most important first. */
function victimsOn(
  cycle: Cycle,
  info: NodeInfo,
  budgets: PodDisruptionBudget[],
): Candidate | { why: string[] } {
  const lower = info.pods.filter((other) => priorityOf(other) < priorityOf(cycle.pod)).sort(byImportance)
  if (lower.length === 0) return { why: ['No preemption victims found for incoming pod'] }
  let kept = withoutPods(info, lower)
  const rejected = fitsWithNominated(cycle, info, kept)
  if (rejected) return { why: rejected.reasons }
  const guarded = protectedPods(lower, budgets)
  const order = [...lower.filter((pod) => guarded.has(pod)), ...lower.filter((pod) => !guarded.has(pod))]
  const victims = order.filter((candidate) => {
    const more = withoutPods(kept, [])
    addPod(more, candidate)
    if (fitsWithNominated(cycle, info, more)) return true
    kept = more
    return false
  })
  const violations = victims.filter((pod) => guarded.has(pod)).length
  return { info, victims: victims.sort(byImportance), violations }
}

/** The earliest start among the most important victims. */
function topStart({ victims }: Candidate): string {
  const top = victims.filter((pod) => priorityOf(pod) === priorityOf(victims[0] as Pod)).map(startOf)
  return top.reduce((first, start) => (start < first ? start : first))
}

/** pickOneNodeForPreemption: budgets, lowest top priority, lowest sum, fewest victims, latest start. */
function better(a: Candidate, b: Candidate): boolean {
  const top = (c: Candidate) => priorityOf(c.victims[0] as Pod)
  const sum = (c: Candidate) => c.victims.reduce((total, victim) => total + priorityOf(victim) + 2 ** 31, 0)
  if (a.violations !== b.violations) return a.violations < b.violations
  if (top(a) !== top(b)) return top(a) < top(b)
  if (sum(a) !== sum(b)) return sum(a) < sum(b)
  if (a.victims.length !== b.victims.length) return a.victims.length < b.victims.length
  return topStart(a) > topStart(b)
}

function whyNotEligible({ pod, snapshot }: Cycle, { rejections }: Diagnosis): string | undefined {
  if (pod.spec.preemptionPolicy === 'Never') return 'not eligible due to preemptionPolicy=Never.'
  const name = pod.status?.nominatedNodeName
  if (!name || rejections.get(name)?.unresolvable) return undefined
  const nominated = snapshot.nodes.find(({ node }) => node.metadata.name === name)
  const leaving = nominated?.pods.some(
    (other) =>
      other.metadata.deletionTimestamp &&
      priorityOf(other) < priorityOf(pod) &&
      other.status?.conditions?.some(
        ({ type, status, reason }) =>
          type === 'DisruptionTarget' && status === 'True' && reason === 'PreemptionByScheduler',
      ),
  )
  return leaving ? 'not eligible due to a terminating pod on the nominated node.' : undefined
}

function evict(ctx: ComponentContext, { pod, framework }: Cycle, { info, victims }: Candidate): void {
  for (const victim of victims) {
    const { namespace, name, uid, deletionTimestamp } = victim.metadata
    const condition = {
      type: 'DisruptionTarget',
      status: 'True',
      reason: 'PreemptionByScheduler',
      message: `${framework.schedulerName}: preempting to accommodate a higher priority pod`,
      lastTransitionTime: formatTime(ctx.now()),
      ...(victim.metadata.generation ? { observedGeneration: victim.metadata.generation } : {}),
    }
    if (!deletionTimestamp) {
      const patch = { status: { conditions: [condition] } }
      ctx.client.patch('pods', namespace, name, patch, { subresource: 'status' })
      ctx.client.delete('pods', namespace, name, { uid })
    }
    ctx.record(victim as unknown as KubeObject, {
      type: 'Normal',
      reason: 'Preempted',
      action: 'Preempting',
      message: `Preempted by pod ${pod.metadata.uid} on node ${info.node.metadata.name}`,
      source: framework.schedulerName,
    })
  }
}

/** Less important pods that had room made for them there may not fit any more: they look again. */
function takeBackNominations(ctx: ComponentContext, { pod, snapshot }: Cycle, { info }: Candidate): void {
  for (const other of snapshot.nominated)
    if (
      other.status?.nominatedNodeName === info.node.metadata.name &&
      priorityOf(other) < priorityOf(pod) &&
      other.metadata.uid !== pod.metadata.uid
    )
      nominate(ctx, other, null)
}

/**
 * Mirrors: plugins/defaultpreemption and framework/preemption.
 * Differs: every node is tried, not a sample of 10 %; the victims go at once, one after the other.
 */
export function preempt(cycle: Cycle, diagnosis: Diagnosis, ctx: ComponentContext): PostFilterResult {
  const none = (message: string) => ({ kind: 'none' as const, message: `preemption: ${message}` })
  const { nodes } = cycle.snapshot
  const ineligible = whyNotEligible(cycle, diagnosis)
  if (ineligible) return none(ineligible)
  const budgets = ctx.lister.list('poddisruptionbudgets.policy')
  let best: Candidate | undefined
  const why: string[] = []
  for (const info of nodes) {
    const rejection = diagnosis.preFilter ?? diagnosis.rejections.get(info.node.metadata.name)
    const result: Candidate | { why: string[] } = rejection?.unresolvable
      ? { why: ['Preemption is not helpful for scheduling'] }
      : victimsOn(cycle, info, budgets)
    if ('why' in result) why.push(...result.why)
    else if (!best || better(result, best)) best = result
  }
  if (!best) return { ...none(nodesMessage(nodes.length, why)), clear: true }
  evict(ctx, cycle, best)
  takeBackNominations(ctx, cycle, best)
  return { kind: 'nominated', node: best.info.node.metadata.name }
}
