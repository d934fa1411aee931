import type { Pod } from '@/lib/cluster/apimachinery/object'
import { type Amounts, podRequests } from '@/lib/cluster/apimachinery/pod-requests'
import {
  type Framework,
  MAX_NODE_SCORE,
  type NodeInfo,
  perKind,
  type SchedulerPlugin,
} from '@/lib/cluster/scheduler/framework'
import { part } from '@/lib/cluster/sim/parts'

export interface WeightedResource {
  name: string
  weight: number
}

/** NodeResourcesFitArgs. */
export interface FitArgs {
  ignoredResources?: string[]
  ignoredResourceGroups?: string[]
  scoringStrategy?: {
    type?: 'LeastAllocated' | 'MostAllocated' | 'RequestedToCapacityRatio'
    resources?: WeightedResource[]
    requestedToCapacityRatio?: { shape?: { utilization: number; score: number }[] }
  }
}

const FIT = 'NodeResourcesFit'
const BALANCED = 'NodeResourcesBalancedAllocation'

const COMPUTE: WeightedResource[] = [
  { name: 'cpu', weight: 1 },
  { name: 'memory', weight: 1 },
]

const NATIVE = ['cpu', 'memory', 'ephemeral-storage']

const fitArgs = ({ args }: Framework): FitArgs => (args[FIT] as FitArgs | undefined) ?? {}

type Asked = (readonly [name: string, amount: number])[]

/** What a pod asks for, in the order in which it is looked at. */
function askedOf(pod: Pod, { ignoredResources, ignoredResourceGroups }: FitArgs): Asked {
  const requests = podRequests(pod)
  const extended = Object.keys(requests)
    .filter((name) => !NATIVE.includes(name))
    .filter((name) => !ignoredResources?.includes(name))
    .filter((name) => !ignoredResourceGroups?.includes(name.split('/')[0] ?? ''))
  return [...NATIVE, ...extended.sort()]
    .map((name) => [name, requests[name] ?? 0] as const)
    .filter(([, amount]) => amount > 0)
}

/** True when the node, were it empty, had room for the pod. */
export const fitsEmptyNode = (pod: Pod, allocatable: Amounts, framework: Framework): boolean =>
  askedOf(pod, fitArgs(framework)).every(([name, amount]) => amount <= (allocatable[name] ?? 0))

export interface Usage {
  capacity: number
  wanted: number
  weight: number
}

interface Scored extends WeightedResource {
  own: number
  /** Which of a node's sums holds what is taken already. */
  taken: 'requested' | 'nonZero'
}

/** The resources that a strategy counts for the pod. */
function scoredOf(pod: Pod, resources: readonly WeightedResource[], kind: Scored['taken']): Scored[] {
  const own = podRequests(pod, kind === 'nonZero')
  return resources
    .filter(({ name }) => own[name] || NATIVE.includes(name))
    .map(({ name, weight }) => ({
      name,
      weight,
      own: own[name] ?? 0,
      taken: name === 'cpu' || name === 'memory' ? kind : 'requested',
    }))
}

/** What would be used on a node, of the resources that it has. */
function usageOn(info: NodeInfo, resources: readonly Scored[]): Usage[] {
  const used: Usage[] = []
  for (const { name, weight, own, taken } of resources) {
    const capacity = info.allocatable[name] ?? 0
    if (capacity > 0) used.push({ capacity, wanted: (info[taken][name] ?? 0) + own, weight })
  }
  return used
}

const askedBy = perKind(({ pod, framework }) => askedOf(pod, fitArgs(framework)))
const fitScored = perKind(({ pod, framework }) => {
  const { resources = COMPUTE } = fitArgs(framework).scoringStrategy ?? {}
  return scoredOf(pod, resources, 'nonZero')
})

/**
 * Mirrors: plugins/noderesources/fit.go – requests against what is left; LeastAllocated ranks.
 * Differs: dynamic resource claims are not there.
 */
export const nodeResourcesFit: SchedulerPlugin = {
  name: FIT,
  local: true,
  filter(cycle, { allocatable, requested, pods }) {
    let reasons: string[] | undefined
    let unresolvable = false
    if (pods.length + 1 > (allocatable.pods ?? 0)) reasons = ['Too many pods']
    for (const [name, amount] of askedBy(cycle)) {
      const capacity = allocatable[name] ?? 0
      if (amount <= capacity - (requested[name] ?? 0)) continue
      reasons = [...(reasons ?? []), `Insufficient ${name}`]
      unresolvable ||= amount > capacity
    }
    return reasons && { reasons, unresolvable }
  },
  score(cycle, info) {
    const { scoringStrategy } = fitArgs(cycle.framework)
    const resources = fitScored(cycle)
    if (scoringStrategy?.type && scoringStrategy.type !== 'LeastAllocated')
      return part('scheduling').scoreUsage(usageOn(info, resources), scoringStrategy)
    let [sum, weights] = [0, 0]
    for (const { name, own, taken, weight } of resources) {
      const capacity = info.allocatable[name] ?? 0
      if (capacity === 0) continue
      const free = capacity - (info[taken][name] ?? 0) - own
      if (free > 0) sum += Math.floor((free * MAX_NODE_SCORE) / capacity) * weight
      weights += weight
    }
    return weights === 0 ? 0 : Math.floor(sum / weights)
  },
}

const balancedResources = ({ args }: Framework): WeightedResource[] =>
  (args[BALANCED] as { resources?: WeightedResource[] } | undefined)?.resources ?? COMPUTE

const balancedScored = perKind(({ pod, framework }) =>
  scoredOf(pod, balancedResources(framework), 'requested'),
)

/** The standard deviation of what would be used of each resource; of two it is half of what lies between them. */
function deviation(info: NodeInfo, resources: readonly Scored[]): number {
  let [count, sum, squares, difference] = [0, 0, 0, 0]
  for (const { name, own, taken } of resources) {
    const capacity = info.allocatable[name] ?? 0
    if (capacity === 0) continue
    const fraction = Math.min(1, ((info[taken][name] ?? 0) + own) / capacity)
    count++
    sum += fraction
    squares += fraction * fraction
    difference = fraction - difference
  }
  if (count < 2) return 0
  if (count === 2) return Math.abs(difference) / 2
  return Math.sqrt(Math.max(0, squares / count - (sum / count) * (sum / count)))
}

/** Mirrors: plugins/noderesources/balanced_allocation.go – resources used to like fractions. */
export const nodeResourcesBalancedAllocation: SchedulerPlugin = {
  name: BALANCED,
  local: true,
  preScore({ pod, framework }) {
    const requests = podRequests(pod)
    return balancedResources(framework).every(({ name }) => !requests[name])
  },
  score: (cycle, info) => Math.floor((1 - deviation(info, balancedScored(cycle))) * MAX_NODE_SCORE),
}
