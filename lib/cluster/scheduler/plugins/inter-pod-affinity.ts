import type { IPodAffinityTerm } from 'kubernetes-models/v1/PodAffinityTerm'
import { matches, matchesLabelSelector } from '@/lib/cluster/apimachinery/labels'
import type { Node, Pod } from '@/lib/cluster/apimachinery/object'
import {
  MAX_NODE_SCORE,
  type NodeInfo,
  type SchedulerPlugin,
  type Snapshot,
} from '@/lib/cluster/scheduler/framework'

const labelOf = (node: Node, key: string) => node.metadata.labels?.[key]

function inNamespace(term: IPodAffinityTerm, owner: Pod, candidate: Pod, snapshot: Snapshot): boolean {
  const namespace = candidate.metadata.namespace ?? ''
  if (term.namespaces?.includes(namespace)) return true
  if (term.namespaceSelector) {
    const labels = snapshot.namespaces.find(({ metadata }) => metadata.name === namespace)?.metadata.labels
    return matchesLabelSelector(term.namespaceSelector, labels)
  }
  return !term.namespaces?.length && namespace === owner.metadata.namespace
}

/** Does the term of `owner` select `candidate`? */
function termSelects(term: IPodAffinityTerm, owner: Pod, candidate: Pod, snapshot: Snapshot): boolean {
  const labels = owner.metadata.labels ?? {}
  const keyed = (keys: string[] | undefined, operator: '=' | '!=') =>
    (keys ?? []).flatMap((key) =>
      labels[key] === undefined ? [] : [{ key, operator, values: [labels[key]] }],
    )
  const extra = [...keyed(term.matchLabelKeys, '='), ...keyed(term.mismatchLabelKeys, '!=')]
  return (
    inNamespace(term, owner, candidate, snapshot) &&
    matchesLabelSelector(term.labelSelector, candidate.metadata.labels) &&
    matches(extra, candidate.metadata.labels)
  )
}

const requiredOf = (pod: Pod, kind: 'podAffinity' | 'podAntiAffinity') =>
  pod.spec.affinity?.[kind]?.requiredDuringSchedulingIgnoredDuringExecution ?? []

const preferredOf = (pod: Pod, kind: 'podAffinity' | 'podAntiAffinity') =>
  pod.spec.affinity?.[kind]?.preferredDuringSchedulingIgnoredDuringExecution ?? []

/** Is there a pod in the node's topology domain that passes the test? */
function inDomain(node: Node, key: string, snapshot: Snapshot, test: (pod: Pod) => boolean): number {
  const value = labelOf(node, key)
  if (value === undefined) return 0
  return snapshot.nodes
    .filter((other) => labelOf(other.node, key) === value)
    .reduce((sum, other) => sum + other.pods.filter(test).length, 0)
}

/** Existing pods' required anti-affinity against the incoming pod. */
function existingRefuse(pod: Pod, info: NodeInfo, snapshot: Snapshot): boolean {
  return snapshot.nodes.some((other) =>
    other.pods.some((existing) =>
      requiredOf(existing, 'podAntiAffinity').some((term) => {
        const value = labelOf(other.node, term.topologyKey)
        return (
          value !== undefined &&
          value === labelOf(info.node, term.topologyKey) &&
          termSelects(term, existing, pod, snapshot)
        )
      }),
    ),
  )
}

/** The first pod of a group that wants to be together: no pod anywhere matches, but it matches itself. */
function mayStart(pod: Pod, terms: IPodAffinityTerm[], snapshot: Snapshot): boolean {
  const selectsAll = (candidate: Pod) => terms.every((term) => termSelects(term, pod, candidate, snapshot))
  const anyone = snapshot.nodes.some(({ node, pods }) =>
    terms.some((term) => labelOf(node, term.topologyKey) !== undefined) ? pods.some(selectsAll) : false,
  )
  return !anyone && selectsAll(pod)
}

function affinityHolds(pod: Pod, info: NodeInfo, snapshot: Snapshot): boolean {
  const terms = requiredOf(pod, 'podAffinity')
  if (terms.length === 0) return true
  if (terms.some((term) => labelOf(info.node, term.topologyKey) === undefined)) return false
  const all = (candidate: Pod) => terms.every((term) => termSelects(term, pod, candidate, snapshot))
  if (terms.every((term) => inDomain(info.node, term.topologyKey, snapshot, all) > 0)) return true
  return mayStart(pod, terms, snapshot)
}

/** Weights of preferred terms, both ways, and 1 per required affinity of a pod that is there. */
function rawScore(pod: Pod, node: Node, snapshot: Snapshot): number {
  const count = (term: IPodAffinityTerm) =>
    inDomain(node, term.topologyKey, snapshot, (other) => termSelects(term, pod, other, snapshot))
  let score = 0
  for (const { weight, podAffinityTerm } of preferredOf(pod, 'podAffinity'))
    score += weight * count(podAffinityTerm)
  for (const { weight, podAffinityTerm } of preferredOf(pod, 'podAntiAffinity'))
    score -= weight * count(podAffinityTerm)
  for (const other of snapshot.nodes)
    for (const existing of other.pods) {
      const near = (term: IPodAffinityTerm) =>
        labelOf(other.node, term.topologyKey) !== undefined &&
        labelOf(other.node, term.topologyKey) === labelOf(node, term.topologyKey) &&
        termSelects(term, existing, pod, snapshot)
      score += requiredOf(existing, 'podAffinity').filter(near).length
      for (const { weight, podAffinityTerm } of preferredOf(existing, 'podAffinity'))
        if (near(podAffinityTerm)) score += weight
      for (const { weight, podAffinityTerm } of preferredOf(existing, 'podAntiAffinity'))
        if (near(podAffinityTerm)) score -= weight
    }
  return score
}

/** Mirrors: plugins/interpodaffinity – required and preferred affinity and anti-affinity of pods. */
export const interPodAffinity: SchedulerPlugin = {
  name: 'InterPodAffinity',
  events: ['NodeAdd', 'NodeLabel', 'AssignedPodAdd', 'AssignedPodUpdate', 'AssignedPodDelete'],
  filter(pod, info, snapshot) {
    if (!affinityHolds(pod, info, snapshot))
      return { reasons: ["node(s) didn't match pod affinity rules"], unresolvable: true }
    const refused = requiredOf(pod, 'podAntiAffinity').some(
      (term) =>
        inDomain(info.node, term.topologyKey, snapshot, (other) => termSelects(term, pod, other, snapshot)) >
        0,
    )
    if (refused) return { reasons: ["node(s) didn't match pod anti-affinity rules"] }
    if (existingRefuse(pod, info, snapshot))
      return { reasons: ["node(s) didn't satisfy existing pods anti-affinity rules"] }
    return undefined
  },
  skipScore(pod, snapshot) {
    const own = preferredOf(pod, 'podAffinity').length + preferredOf(pod, 'podAntiAffinity').length
    return own === 0 && !snapshot.nodes.some(({ pods }) => pods.some(({ spec }) => spec.affinity))
  },
  score: (pod, { node }, snapshot) => rawScore(pod, node, snapshot),
  normalize(scores) {
    const max = Math.max(...scores)
    const min = Math.min(...scores)
    return scores.map((score) =>
      max === min ? 0 : Math.floor((MAX_NODE_SCORE * (score - min)) / (max - min)),
    )
  },
}
