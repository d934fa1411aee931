import type { IPodAffinityTerm } from 'kubernetes-models/v1/PodAffinityTerm'
import { matches, matchesLabelSelector } from '@/lib/cluster/apimachinery/labels'
import type { Node, Pod } from '@/lib/cluster/apimachinery/object'
import type { Lister } from '@/lib/cluster/client/lister'
import {
  type Cycle,
  type NodeInfo,
  type SchedulerPlugin,
  spreadScores,
} from '@/lib/cluster/scheduler/framework'

const NAME = 'InterPodAffinity'

/** InterPodAffinityArgs. */
interface Args {
  hardPodAffinityWeight?: number
  ignorePreferredTermsOfExistingPods?: boolean
}

type Kind = 'podAffinity' | 'podAntiAffinity'

const labelOf = (node: Node, key: string) => node.metadata.labels?.[key]

function inNamespace(term: IPodAffinityTerm, owner: Pod, candidate: Pod, lister: Lister): boolean {
  const namespace = candidate.metadata.namespace ?? ''
  if (term.namespaces?.includes(namespace)) return true
  if (term.namespaceSelector) {
    const labels = lister.get('namespaces', undefined, namespace)?.metadata.labels
    return matchesLabelSelector(term.namespaceSelector, labels)
  }
  return !term.namespaces?.length && namespace === owner.metadata.namespace
}

/** Does the term of `owner` select `candidate`? */
export function termSelects(term: IPodAffinityTerm, owner: Pod, candidate: Pod, lister: Lister): boolean {
  if (!inNamespace(term, owner, candidate, lister)) return false
  if (!matchesLabelSelector(term.labelSelector, candidate.metadata.labels)) return false
  if (!term.matchLabelKeys?.length && !term.mismatchLabelKeys?.length) return true
  const labels = owner.metadata.labels ?? {}
  const keyed = (keys: string[] | undefined, operator: '=' | '!=') =>
    (keys ?? []).flatMap((key) =>
      labels[key] === undefined ? [] : [{ key, operator, values: [labels[key]] }],
    )
  return matches(
    [...keyed(term.matchLabelKeys, '='), ...keyed(term.mismatchLabelKeys, '!=')],
    candidate.metadata.labels,
  )
}

export const requiredTerms = (pod: Pod, kind: Kind): IPodAffinityTerm[] =>
  pod.spec.affinity?.[kind]?.requiredDuringSchedulingIgnoredDuringExecution ?? []

const preferredTerms = (pod: Pod, kind: Kind) =>
  pod.spec.affinity?.[kind]?.preferredDuringSchedulingIgnoredDuringExecution ?? []

/** Numbers by topology key and value (topologyToMatchedTermCount, scoreMap). */
class Domains {
  private readonly keys = new Map<string, Map<string, number>>()

  add(node: Node, key: string, amount: number): void {
    const value = labelOf(node, key)
    if (value === undefined) return
    const values = this.keys.get(key) ?? new Map<string, number>()
    this.keys.set(key, values)
    values.set(value, (values.get(value) ?? 0) + amount)
  }

  get empty(): boolean {
    return this.keys.size === 0
  }

  at(node: Node, key: string): number {
    const value = labelOf(node, key)
    return value === undefined ? 0 : (this.keys.get(key)?.get(value) ?? 0)
  }

  /** Over all keys that the node has. */
  sum(node: Node): number {
    let sum = 0
    for (const key of this.keys.keys()) sum += this.at(node, key)
    return sum
  }
}

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
  for (const { node, withAffinity } of snapshot.nodes)
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
const scored = new WeakMap<Cycle, Domains>()

function affinityHolds({ pod, snapshot }: Cycle, { node }: NodeInfo, near: Domains): boolean {
  const terms = requiredTerms(pod, 'podAffinity')
  if (terms.some(({ topologyKey }) => labelOf(node, topologyKey) === undefined)) return false
  if (terms.every(({ topologyKey }) => near.at(node, topologyKey) > 0)) return true
  // The first of a group that wants to be together: nobody matches anywhere, but it would itself.
  return near.empty && terms.every((term) => termSelects(term, pod, pod, snapshot.lister))
}

/** Weights of preferred terms, both ways, and of the required affinity of pods that are there. */
function weigh({ pod, snapshot, framework }: Cycle): Domains {
  const { lister, nodes } = snapshot
  const args = (framework.args[NAME] as Args | undefined) ?? {}
  const score = new Domains()
  const own = [
    ...preferredTerms(pod, 'podAffinity').map((term) => ({ ...term, sign: 1 })),
    ...preferredTerms(pod, 'podAntiAffinity').map((term) => ({ ...term, sign: -1 })),
  ]
  const ignores = args.ignorePreferredTermsOfExistingPods && own.length === 0
  for (const { node, pods, withAffinity } of nodes) {
    if (own.length > 0)
      for (const existing of pods)
        for (const { podAffinityTerm: term, weight, sign } of own)
          if (termSelects(term, pod, existing, lister)) score.add(node, term.topologyKey, sign * weight)
    for (const existing of withAffinity) {
      const add = (term: IPodAffinityTerm, weight: number) => {
        if (weight !== 0 && termSelects(term, existing, pod, lister))
          score.add(node, term.topologyKey, weight)
      }
      for (const term of requiredTerms(existing, 'podAffinity')) add(term, args.hardPodAffinityWeight ?? 1)
      if (ignores) continue
      for (const term of preferredTerms(existing, 'podAffinity')) add(term.podAffinityTerm, term.weight)
      for (const term of preferredTerms(existing, 'podAntiAffinity')) add(term.podAffinityTerm, -term.weight)
    }
  }
  return score
}

/** Mirrors: plugins/interpodaffinity – required and preferred affinity and anti-affinity of pods. */
export const interPodAffinity: SchedulerPlugin = {
  name: NAME,
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
  preScore(cycle) {
    const score = weigh(cycle)
    scored.set(cycle, score)
    return score.empty
  },
  score: (cycle, { node }) => scored.get(cycle)?.sum(node) ?? 0,
  normalize: (scores) => spreadScores(scores),
}
