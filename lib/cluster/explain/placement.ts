/** What a pod asks of its place beside room: labels, ports, other pods. */
import type { INodeSelectorTerm } from 'kubernetes-models/v1/NodeSelectorTerm'
import type { IPodAffinityTerm } from 'kubernetes-models/v1/PodAffinityTerm'
import { matchesLabelSelector } from '@/lib/cluster/apimachinery/labels'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { type Link, refOf } from '@/lib/cluster/explain/link'
import { namesLike, type View } from '@/lib/cluster/explain/view'

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution'

/** Of each key the values that nodes have, or keys that are spelt like it. */
export function labelsOfNodes(view: View, keys: readonly string[]): Record<string, string[]> {
  const all = view.lister.list('nodes').map(({ metadata }) => metadata.labels ?? {})
  const known = [...new Set(all.flatMap(Object.keys))].sort()
  const offered: Record<string, string[]> = {}
  for (const key of keys) {
    const values = [...new Set(all.flatMap((labels) => labels[key] ?? []))].sort()
    if (values.length > 0) offered[key] = values
    else
      for (const like of namesLike(key, known)) if (isLike(like, key)) offered[like] = labelValues(all, like)
  }
  return offered
}

const labelValues = (all: readonly Record<string, string>[], key: string) =>
  [...new Set(all.flatMap((labels) => labels[key] ?? []))].sort()

/** namesLike names all when none is like it: those are not meant here. */
const isLike = (other: string, key: string) => namesLike(key, [other, '']).length === 1

const keysOf = (terms: readonly INodeSelectorTerm[]) =>
  terms.flatMap(({ matchExpressions = [] }) => matchExpressions.map(({ key }) => key))

/** NodeAffinity: nodeSelector when it alone chooses no node, else the required affinity. */
export function labelLink(view: View, pod: Pod): Link[] {
  const { nodeSelector = {}, affinity } = pod.spec
  const object = refOf(pod)
  const nodes = view.lister.list('nodes')
  const chosen = nodes.some(({ metadata }) =>
    Object.entries(nodeSelector).every(([key, value]) => metadata.labels?.[key] === value),
  )
  const terms = affinity?.nodeAffinity?.[REQUIRED]?.nodeSelectorTerms
  const keys = Object.keys(nodeSelector)
  const bySelector = keys.length > 0 && (!chosen || !terms)
  const field = bySelector ? 'spec.nodeSelector' : `spec.affinity.nodeAffinity.${REQUIRED}`
  const found = bySelector ? nodeSelector : terms
  const wanted = labelsOfNodes(view, bySelector ? keys : keysOf(terms ?? []))
  return found ? [{ object, why: 'no match', field, found, wanted }] : []
}

interface HostPort {
  field: string
  port: number
  protocol: string
}

const hostPorts = ({ spec }: Pod): HostPort[] =>
  spec.containers.flatMap(({ ports = [] }, at) =>
    ports.flatMap(({ hostPort, protocol = 'TCP' }, index) =>
      hostPort
        ? [{ field: `spec.containers[${at}].ports[${index}].hostPort`, port: hostPort, protocol }]
        : [],
    ),
  )

/** NodePorts: who has the port. */
export function hostPortLink(view: View, pod: Pod, nodes: readonly string[]): Link[] {
  const others = view.lister.list('pods').filter(({ spec }) => nodes.includes(spec.nodeName ?? ''))
  for (const { field, port, protocol } of hostPorts(pod)) {
    const holders = others.filter((other) =>
      hostPorts(other).some((one) => one.port === port && one.protocol === protocol),
    )
    if (holders.length > 0)
      return [{ object: refOf(pod), why: 'taken', field, found: port, wanted: holders.map(refOf) }]
  }
  return []
}

/** PodTopologySpread: the first constraint that must hold; of a key that nodes lack, that one. */
export function spreadLink(view: View, pod: Pod, message: string): Link[] {
  const nodes = view.lister.list('nodes')
  const hard = (pod.spec.topologySpreadConstraints ?? [])
    .map((constraint, index) => ({ constraint, field: `spec.topologySpreadConstraints[${index}]` }))
    .filter(({ constraint }) => constraint.whenUnsatisfiable !== 'ScheduleAnyway')
  const lacking = hard.find(({ constraint }) =>
    nodes.some(({ metadata }) => metadata.labels?.[constraint.topologyKey] === undefined),
  )
  const chosen = message.includes('missing required label') ? (lacking ?? hard[0]) : hard[0]
  if (!chosen) return []
  const { constraint, field } = chosen
  const wanted = labelsOfNodes(view, [constraint.topologyKey])
  return [{ object: refOf(pod), why: 'no match', field, found: constraint, wanted }]
}

const requiredTerms = (pod: Pod, kind: 'podAffinity' | 'podAntiAffinity'): readonly IPodAffinityTerm[] =>
  pod.spec.affinity?.[kind]?.[REQUIRED] ?? []

const selectedBy = (view: View, pod: Pod, { labelSelector, namespaces }: IPodAffinityTerm) =>
  view.lister
    .list('pods')
    .filter(
      ({ metadata, spec }) =>
        spec.nodeName &&
        (namespaces ?? [pod.metadata.namespace]).includes(metadata.namespace ?? '') &&
        matchesLabelSelector(labelSelector, metadata.labels),
    )

/** InterPodAffinity: the first required term, and the pods that it selects. */
export function affinityLink(view: View, pod: Pod, message: string, nodes: readonly string[]): Link[] {
  if (message.includes('existing pods')) return repelledBy(view, pod, nodes)
  const kind = message.includes('anti-affinity') ? 'podAntiAffinity' : 'podAffinity'
  const terms = requiredTerms(pod, kind)
  const [term = undefined] = kind === 'podAffinity' ? terms.filter((one) => !hasCompany(view, pod, one)) : []
  const chosen = term ?? terms[0]
  if (!chosen) return []
  const field = `spec.affinity.${kind}.${REQUIRED}[${terms.indexOf(chosen)}]`
  const selected = selectedBy(view, pod, chosen).map(refOf)
  const why = kind === 'podAffinity' ? 'no match' : 'taken'
  return [{ object: refOf(pod), why, field, found: chosen, wanted: selected }]
}

const hasCompany = (view: View, pod: Pod, term: IPodAffinityTerm) => selectedBy(view, pod, term).length > 0

/** A pod that is there wants no such neighbour. */
function repelledBy(view: View, pod: Pod, nodes: readonly string[]): Link[] {
  for (const other of view.lister.list('pods')) {
    if (!nodes.includes(other.spec.nodeName ?? '')) continue
    const terms = requiredTerms(other, 'podAntiAffinity')
    const index = terms.findIndex(
      ({ labelSelector, namespaces }) =>
        (namespaces ?? [other.metadata.namespace]).includes(pod.metadata.namespace ?? '') &&
        matchesLabelSelector(labelSelector, pod.metadata.labels),
    )
    if (index < 0) continue
    const field = `spec.affinity.podAntiAffinity.${REQUIRED}[${index}]`
    return [{ object: refOf(other), why: 'repels', field, found: terms[index] }]
  }
  return []
}
