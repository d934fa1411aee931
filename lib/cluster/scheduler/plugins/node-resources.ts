import { podRequests } from '@/lib/cluster/apimachinery/pod-requests'
import { MAX_NODE_SCORE, type NodeInfo, type SchedulerPlugin } from '@/lib/cluster/scheduler/framework'

const SCORED = ['cpu', 'memory'] as const

const used = (info: NodeInfo, own: Record<string, number>, name: string, kind: 'requested' | 'nonZero') =>
  (info[kind][name] ?? 0) + (own[name] ?? 0)

/**
 * Mirrors: plugins/noderesources/fit.go – requests against what is left; LeastAllocated ranks.
 * Differs: ignored resource groups and dynamic resource claims are not there.
 */
export const nodeResourcesFit: SchedulerPlugin = {
  name: 'NodeResourcesFit',
  events: ['NodeAdd', 'NodeAllocatable', 'AssignedPodDelete', 'AssignedPodUpdate'],
  filter(pod, info) {
    const reasons: string[] = []
    let unresolvable = false
    if (info.pods.length + 1 > (info.allocatable.pods ?? 0)) reasons.push('Too many pods')
    const requests = podRequests(pod)
    const order = ['cpu', 'memory', 'ephemeral-storage']
    const names = [
      ...order,
      ...Object.keys(requests)
        .filter((name) => !order.includes(name))
        .sort(),
    ]
    for (const name of names) {
      const request = requests[name] ?? 0
      const capacity = info.allocatable[name] ?? 0
      if (request === 0 || request <= capacity - (info.requested[name] ?? 0)) continue
      reasons.push(`Insufficient ${name}`)
      if (request > capacity) unresolvable = true
    }
    return reasons.length > 0 ? { reasons, unresolvable } : undefined
  },
  score(pod, info) {
    const own = podRequests(pod, true)
    const scores = SCORED.map((name) => {
      const capacity = info.allocatable[name] ?? 0
      const wanted = used(info, own, name, 'nonZero')
      return capacity === 0 || wanted > capacity
        ? 0
        : Math.floor(((capacity - wanted) * MAX_NODE_SCORE) / capacity)
    })
    return Math.floor(scores.reduce((a, b) => a + b, 0) / scores.length)
  },
}

/** Mirrors: plugins/noderesources/balanced_allocation.go – cpu and memory used to like fractions. */
export const nodeResourcesBalancedAllocation: SchedulerPlugin = {
  name: 'NodeResourcesBalancedAllocation',
  events: [],
  skipScore(pod) {
    const requests = podRequests(pod)
    return SCORED.every((name) => !requests[name])
  },
  score(pod, info) {
    const own = podRequests(pod)
    const fractions = SCORED.map((name) =>
      Math.min(1, used(info, own, name, 'requested') / (info.allocatable[name] || 1)),
    )
    const deviation = Math.abs((fractions[0] ?? 0) - (fractions[1] ?? 0)) / 2
    return Math.floor((1 - deviation) * MAX_NODE_SCORE)
  },
}
