/** Which nodes a node selector chooses. */
import type { INodeSelectorRequirement } from 'kubernetes-models/v1/NodeSelectorRequirement'
import type { INodeSelectorTerm } from 'kubernetes-models/v1/NodeSelectorTerm'
import { type Labels, matches, type Operator } from '@/lib/cluster/apimachinery/labels'
import type { Node, Pod } from '@/lib/cluster/apimachinery/object'

const OPERATORS: Record<string, Operator> = {
  In: 'in',
  NotIn: 'notin',
  Exists: 'exists',
  DoesNotExist: '!',
  Gt: 'gt',
  Lt: 'lt',
}

const allMatch = (requirements: INodeSelectorRequirement[] | undefined, labels: Labels | undefined) =>
  matches(
    (requirements ?? []).map(({ key, operator, values }) => ({
      key,
      operator: OPERATORS[operator] ?? 'in',
      values: values ?? [],
    })),
    labels,
  )

/** One term: its expressions and fields together; an empty term matches nothing. */
export function nodeMatchesTerm(term: INodeSelectorTerm, node: Node): boolean {
  if (!term.matchExpressions?.length && !term.matchFields?.length) return false
  return (
    allMatch(term.matchExpressions, node.metadata.labels) &&
    allMatch(term.matchFields, { 'metadata.name': node.metadata.name })
  )
}

/** nodeaffinity.GetRequiredNodeAffinity(pod).Match(node): nodeSelector and the required terms. */
export function matchesRequiredNodeAffinity(pod: Pod, node: Node): boolean {
  const labels = node.metadata.labels ?? {}
  const selected = Object.entries(pod.spec.nodeSelector ?? {}).every(([key, value]) => labels[key] === value)
  const required = pod.spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution
  return selected && (!required || required.nodeSelectorTerms.some((term) => nodeMatchesTerm(term, node)))
}
