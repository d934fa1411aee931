import type { IPodAffinityTerm } from 'kubernetes-models/v1/PodAffinityTerm'
import { matches, matchesLabelSelector } from '@/lib/cluster/apimachinery/labels'
import type { Node, Pod } from '@/lib/cluster/apimachinery/object'
import type { Lister } from '@/lib/cluster/client/lister'
import {
  type Cycle,
  nodesWithAffinity,
  type SchedulerPlugin,
  spreadScores,
} from '@/lib/cluster/scheduler/framework'
import { part } from '@/lib/cluster/sim/parts'

const NAME = 'InterPodAffinity'

/** InterPodAffinityArgs. */
interface Args {
  hardPodAffinityWeight?: number
  ignorePreferredTermsOfExistingPods?: boolean
}

type Kind = 'podAffinity' | 'podAntiAffinity'

export const labelOf = (node: Node, key: string) => node.metadata.labels?.[key]

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

const hasRequired = (pod: Pod) =>
  requiredTerms(pod, 'podAffinity').length + requiredTerms(pod, 'podAntiAffinity').length > 0

const preferredTerms = (pod: Pod, kind: Kind) =>
  pod.spec.affinity?.[kind]?.preferredDuringSchedulingIgnoredDuringExecution ?? []

/** Numbers by topology key and value (topologyToMatchedTermCount, scoreMap). */
export class Domains {
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

const scored = new WeakMap<Cycle, Domains>()

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
  for (const { node, pods, withAffinity } of own.length > 0 ? nodes : nodesWithAffinity(snapshot)) {
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
  // Only pods with terms of their own, and pods that somebody does not want near, are filtered.
  preFilter: (cycle) =>
    hasRequired(cycle.pod) ||
    nodesWithAffinity(cycle.snapshot).some(({ withAffinity }) => withAffinity.some(hasRequired))
      ? part('scheduling').latePlugin(NAME).preFilter?.(cycle)
      : 'skip',
  filter: (cycle, info) => part('scheduling').latePlugin(NAME).filter?.(cycle, info),
  preScore(cycle) {
    const score = weigh(cycle)
    scored.set(cycle, score)
    return score.empty
  },
  score: (cycle, { node }) => scored.get(cycle)?.sum(node) ?? 0,
  normalize: (scores) => spreadScores(scores),
}
