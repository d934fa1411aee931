import type { Pod } from '@/lib/cluster/apimachinery/object'
import type { NodeInfo, Rejection, SchedulerPlugin, Snapshot } from '@/lib/cluster/scheduler/framework'
import { addPod, runFiltersWithNominated, withoutPods } from '@/lib/cluster/scheduler/snapshot'

export interface Candidate {
  info: NodeInfo
  /** Highest priority first. */
  victims: Pod[]
}

export type PreemptionResult =
  | { kind: 'candidate'; candidate: Candidate }
  | { kind: 'none'; why: string[] | string }

const priorityOf = (pod: Pod) => pod.spec.priority ?? 0
const startOf = (pod: Pod) => pod.status?.startTime ?? pod.metadata.creationTimestamp

/** MoreImportantPod: higher priority, then the one that started earlier. */
const byImportance = (a: Pod, b: Pod) =>
  priorityOf(b) - priorityOf(a) || (startOf(a) < startOf(b) ? -1 : startOf(a) > startOf(b) ? 1 : 0)

const swap = (snapshot: Snapshot, from: NodeInfo, to: NodeInfo): Snapshot => ({
  ...snapshot,
  nodes: snapshot.nodes.map((info) => (info === from ? to : info)),
})

/** Removes all lower pods, then reprieves as many as fit, the most important first. */
function victimsOn(
  plugins: SchedulerPlugin[],
  pod: Pod,
  info: NodeInfo,
  snapshot: Snapshot,
): { victims: Pod[] } | { why: string[] } {
  const lower = info.pods.filter((other) => priorityOf(other) < priorityOf(pod)).sort(byImportance)
  if (lower.length === 0) return { why: ['No preemption victims found for incoming pod'] }
  const trial = withoutPods(info, lower)
  const rejected = runFiltersWithNominated(plugins, pod, trial, swap(snapshot, info, trial))
  if (rejected) return { why: rejected.reasons }
  const victims: Pod[] = []
  let kept = trial
  for (const candidate of lower) {
    const more = withoutPods(kept, [])
    addPod(more, candidate)
    if (runFiltersWithNominated(plugins, pod, more, swap(snapshot, info, more))) victims.push(candidate)
    else kept = more
  }
  return { victims }
}

/** pickOneNodeForPreemption: lowest top priority, then lowest sum, fewest victims, latest start. */
function better(a: Candidate, b: Candidate): boolean {
  const top = (c: Candidate) => priorityOf(c.victims[0] as Pod)
  const sum = (c: Candidate) => c.victims.reduce((total, victim) => total + priorityOf(victim) + 2 ** 31, 0)
  const start = (c: Candidate) => startOf(c.victims[0] as Pod)
  if (top(a) !== top(b)) return top(a) < top(b)
  if (sum(a) !== sum(b)) return sum(a) < sum(b)
  if (a.victims.length !== b.victims.length) return a.victims.length < b.victims.length
  return start(a) > start(b)
}

/**
 * Mirrors: plugins/defaultpreemption.
 * Differs: PodDisruptionBudgets are not looked at; every node is tried, not a sample of 10 %.
 */
export function preempt(
  plugins: SchedulerPlugin[],
  pod: Pod,
  snapshot: Snapshot,
  rejections: Map<string, Rejection>,
): PreemptionResult {
  if (pod.spec.preemptionPolicy === 'Never')
    return { kind: 'none', why: 'not eligible due to preemptionPolicy=Never.' }
  const nominated = snapshot.nodes.find(({ node }) => node.metadata.name === pod.status?.nominatedNodeName)
  const leaving = nominated?.pods.some(
    (other) => other.metadata.deletionTimestamp && priorityOf(other) < priorityOf(pod),
  )
  if (leaving) return { kind: 'none', why: 'not eligible due to a terminating pod on the nominated node.' }
  let best: Candidate | undefined
  const why: string[] = []
  for (const info of snapshot.nodes) {
    if (rejections.get(info.node.metadata.name)?.unresolvable) {
      why.push('Preemption is not helpful for scheduling')
      continue
    }
    const result = victimsOn(plugins, pod, info, snapshot)
    if ('why' in result) why.push(...result.why)
    else {
      const candidate = { info, victims: result.victims }
      if (!best || better(candidate, best)) best = candidate
    }
  }
  return best ? { kind: 'candidate', candidate: best } : { kind: 'none', why }
}
