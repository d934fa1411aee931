import type { IPodAffinityTerm } from 'kubernetes-models/v1/PodAffinityTerm'
import {
  type Cycle,
  type NodeInfo,
  nodesWithAffinity,
  type SchedulerPlugin,
} from '@/lib/cluster/scheduler/framework'
import {
  Domains,
  labelOf,
  requiredTerms,
  termSelects,
} from '@/lib/cluster/scheduler/plugins/inter-pod-affinity'

interface Required {
  /** Pods that all of the pod's affinity terms select. */
  near: Domains
  /** Pods that one of its anti-affinity terms selects. */
  apart: Domains
  /** Pods that do not want this one near. */
  refused: Domains
}

/** Existing pods' required anti-affinity against the incoming pod. */
function refusals({ pod, snapshot }: Cycle): Domains {
  const refused = new Domains()
  for (const { node, withAffinity } of nodesWithAffinity(snapshot))
    for (const existing of withAffinity)
      for (const term of requiredTerms(existing, 'podAntiAffinity'))
        if (termSelects(term, existing, pod, snapshot.lister)) refused.add(node, term.topologyKey, 1)
  return refused
}

function countRequired(cycle: Cycle): Required {
  const { pod, snapshot } = cycle
  const [near, apart] = [new Domains(), new Domains()]
  const [wanted, unwanted] = [requiredTerms(pod, 'podAffinity'), requiredTerms(pod, 'podAntiAffinity')]
  if (wanted.length > 0 || unwanted.length > 0)
    for (const { node, pods } of snapshot.nodes)
      for (const existing of pods) {
        const selects = (term: IPodAffinityTerm) => termSelects(term, pod, existing, snapshot.lister)
        if (wanted.length > 0 && wanted.every(selects))
          for (const { topologyKey } of wanted) near.add(node, topologyKey, 1)
        for (const term of unwanted) if (selects(term)) apart.add(node, term.topologyKey, 1)
      }
  return { near, apart, refused: refusals(cycle) }
}

const required = new WeakMap<Cycle, Required>()

function affinityHolds({ pod, snapshot }: Cycle, { node }: NodeInfo, near: Domains): boolean {
  const terms = requiredTerms(pod, 'podAffinity')
  if (terms.some(({ topologyKey }) => labelOf(node, topologyKey) === undefined)) return false
  if (terms.every(({ topologyKey }) => near.at(node, topologyKey) > 0)) return true
  // The first of a group that wants to be together: nobody matches anywhere, but it would itself.
  return near.empty && terms.every((term) => termSelects(term, pod, pod, snapshot.lister))
}

/** The filter of InterPodAffinity: required affinity and anti-affinity, of the pod and of those that are there. */
export const requiredPodAffinity: SchedulerPlugin = {
  name: 'InterPodAffinity',
  preFilter(cycle) {
    const counted = countRequired(cycle)
    const own =
      requiredTerms(cycle.pod, 'podAffinity').length + requiredTerms(cycle.pod, 'podAntiAffinity').length
    if (own === 0 && counted.refused.empty) return 'skip'
    required.set(cycle, counted)
    return undefined
  },
  filter(cycle, info) {
    const counted = required.get(cycle)
    if (!counted) return undefined
    if (!affinityHolds(cycle, info, counted.near))
      return { reasons: ["node(s) didn't match pod affinity rules"], unresolvable: true }
    const apart = requiredTerms(cycle.pod, 'podAntiAffinity')
    if (apart.some(({ topologyKey }) => counted.apart.at(info.node, topologyKey) > 0))
      return { reasons: ["node(s) didn't match pod anti-affinity rules"] }
    if (counted.refused.sum(info.node) > 0)
      return { reasons: ["node(s) didn't satisfy existing pods anti-affinity rules"] }
    return undefined
  },
}
