import type { ITopologySpreadConstraint } from 'kubernetes-models/v1/TopologySpreadConstraint'
import {
  matches,
  type Selector,
  selectorFromLabelSelector,
  selectorFromSet,
} from '@/lib/cluster/apimachinery/labels'
import { matchesRequiredNodeAffinity } from '@/lib/cluster/apimachinery/node-selector'
import { controllerOf, type Pod } from '@/lib/cluster/apimachinery/object'
import {
  MAX_NODE_SCORE,
  type NodeInfo,
  type SchedulerPlugin,
  type Snapshot,
} from '@/lib/cluster/scheduler/framework'
import { taintToleration } from '@/lib/cluster/scheduler/plugins/taint-toleration'

interface Constraint {
  key: string
  maxSkew: number
  minDomains: number
  selector: Selector
  counts(info: NodeInfo, pod: Pod, snapshot: Snapshot): boolean
}

const HOSTNAME = 'kubernetes.io/hostname'

function constraintOf(pod: Pod, from: ITopologySpreadConstraint): Constraint {
  const extra = (from.matchLabelKeys ?? []).flatMap((key) => {
    const value = pod.metadata.labels?.[key]
    return value === undefined ? [] : [{ key, operator: '=' as const, values: [value] }]
  })
  const selector = selectorFromLabelSelector(from.labelSelector)
  return {
    key: from.topologyKey,
    maxSkew: from.maxSkew,
    minDomains: from.minDomains ?? 1,
    selector: selector ? [...selector, ...extra] : NOTHING,
    counts: (info, of, snapshot) =>
      (from.nodeAffinityPolicy === 'Ignore' || matchesRequiredNodeAffinity(of, info.node)) &&
      (from.nodeTaintsPolicy !== 'Honor' || !taintToleration.filter?.(of, info, snapshot)),
  }
}

const NOTHING: Selector = [{ key: '', operator: 'in', values: [] }]

const labelOf = (info: NodeInfo, key: string) => info.node.metadata.labels?.[key]

const countOn = (info: NodeInfo, pod: Pod, selector: Selector) =>
  info.pods.filter(
    (other) =>
      !other.metadata.deletionTimestamp &&
      other.metadata.namespace === pod.metadata.namespace &&
      matches(selector, other.metadata.labels),
  ).length

/** Matching pods per value of the topology key, over the nodes that the constraint counts. */
function domainCounts(pod: Pod, all: Constraint[], constraint: Constraint, snapshot: Snapshot) {
  const counts = new Map<string, number>()
  for (const info of snapshot.nodes) {
    const value = labelOf(info, constraint.key)
    if (value === undefined || all.some(({ key }) => labelOf(info, key) === undefined)) continue
    if (!constraint.counts(info, pod, snapshot)) continue
    counts.set(value, (counts.get(value) ?? 0) + countOn(info, pod, constraint.selector))
  }
  return counts
}

/** helper.DefaultSelector: what the pod's Services and its ReplicaSet select together. */
function defaultSelector(pod: Pod, snapshot: Snapshot): Selector {
  const services = snapshot.services
    .filter(({ metadata, spec }) => metadata.namespace === pod.metadata.namespace && spec.selector)
    .map(({ spec }) => selectorFromSet(spec.selector))
    .filter((selector) => selector.length > 0 && matches(selector, pod.metadata.labels))
  const owner = controllerOf(pod)
  const replicaSet = snapshot.replicaSets.find(({ metadata }) => metadata.uid === owner?.uid)
  return [...services.flat(), ...(selectorFromLabelSelector(replicaSet?.spec.selector) ?? [])]
}

/** The soft constraints: the pod's own, or the cluster's defaults when it has none at all. */
function softConstraints(pod: Pod, snapshot: Snapshot): Constraint[] {
  const own = pod.spec.topologySpreadConstraints
  if (own?.length)
    return own.filter((c) => c.whenUnsatisfiable === 'ScheduleAnyway').map((c) => constraintOf(pod, c))
  const selector = defaultSelector(pod, snapshot)
  if (selector.length === 0) return []
  const counts: Constraint['counts'] = (info, of) => matchesRequiredNodeAffinity(of, info.node)
  return [
    { key: HOSTNAME, maxSkew: 3, minDomains: 1, selector, counts },
    { key: 'topology.kubernetes.io/zone', maxSkew: 5, minDomains: 1, selector, counts },
  ]
}

/** Natural logarithm by a series of exact steps: Math.log may differ between engines. */
function naturalLog(x: number): number {
  let halvings = 0
  let value = x
  for (; value > 1.5; value /= 2) halvings++
  const z = (value - 1) / (value + 1)
  let term = z
  let sum = 0
  for (let n = 1; n < 40; n += 2, term *= z * z) sum += term / n
  return 2 * sum + halvings * Math.LN2
}

/**
 * Mirrors: plugins/podtopologyspread, with the built-in default constraints.
 * Differs: default constraints know the selectors of Services and ReplicaSets only.
 */
export const podTopologySpread: SchedulerPlugin = {
  name: 'PodTopologySpread',
  events: ['NodeAdd', 'NodeLabel', 'NodeTaint', 'AssignedPodAdd', 'AssignedPodUpdate', 'AssignedPodDelete'],
  filter(pod, info, snapshot) {
    const hard = (pod.spec.topologySpreadConstraints ?? [])
      .filter((c) => c.whenUnsatisfiable === 'DoNotSchedule')
      .map((c) => constraintOf(pod, c))
    for (const constraint of hard) {
      const value = labelOf(info, constraint.key)
      if (value === undefined)
        return {
          reasons: ["node(s) didn't match pod topology spread constraints (missing required label)"],
          unresolvable: true,
        }
      const counts = domainCounts(pod, hard, constraint, snapshot)
      const least = counts.size < constraint.minDomains ? 0 : Math.min(...counts.values())
      const self = matches(constraint.selector, pod.metadata.labels) ? 1 : 0
      const skew = (counts.get(value) ?? 0) + self - (Number.isFinite(least) ? least : 0)
      if (skew > constraint.maxSkew)
        return { reasons: ["node(s) didn't match pod topology spread constraints"] }
    }
    return undefined
  },
  skipScore: (pod, snapshot) => softConstraints(pod, snapshot).length === 0,
  score(pod, info, snapshot, feasible) {
    const constraints = softConstraints(pod, snapshot)
    const score = constraints.reduce((sum, constraint) => {
      const value = labelOf(info, constraint.key)
      if (value === undefined) return sum
      const values = new Set(feasible.map((other) => labelOf(other, constraint.key)))
      const domains = constraint.key === HOSTNAME ? feasible.length : values.size
      const count =
        constraint.key === HOSTNAME
          ? countOn(info, pod, constraint.selector)
          : (domainCounts(pod, [], constraint, snapshot).get(value) ?? 0)
      return sum + count * naturalLog(domains + 2) + (constraint.maxSkew - 1)
    }, 0)
    return Math.round(score)
  },
  normalize(scores) {
    const max = Math.max(...scores)
    const min = Math.min(...scores)
    return scores.map((score) =>
      max === 0 ? MAX_NODE_SCORE : Math.floor((MAX_NODE_SCORE * (max + min - score)) / max),
    )
  },
}
