/**
 * Would a pod fit on a node? In the words of the scheduler's plugins.
 * Differs: of the plugins those that decide about resources, selectors, taints and anti-affinity between nodes.
 */
import { matchesLabelSelector } from '@/lib/cluster/apimachinery/labels'
import { matchesRequiredNodeAffinity } from '@/lib/cluster/apimachinery/node-selector'
import type { Node, Pod } from '@/lib/cluster/apimachinery/object'
import { type Amounts, addAmounts, amountsOf, podRequests } from '@/lib/cluster/apimachinery/pod-requests'
import { tolerates } from '@/lib/cluster/apimachinery/tolerations'

const HOSTNAME = 'kubernetes.io/hostname'

/** A node, real or to come, with the pods on it. */
export interface Place {
  node: Node
  pods: Pod[]
  requested: Amounts
}

export const place = (node: Node, pods: readonly Pod[]): Place => {
  const made: Place = { node, pods: [], requested: {} }
  for (const pod of pods) put(made, pod)
  return made
}

export function put(into: Place, pod: Pod): void {
  into.pods.push(pod)
  addAmounts(into.requested, podRequests(pod))
}

function lacking({ node, pods, requested }: Place, pod: Pod): string[] {
  const allocatable = amountsOf(node.status?.allocatable as Record<string, string> | undefined)
  const wanted = Object.entries(podRequests(pod)).filter(
    ([name, amount]) => amount > 0 && amount + (requested[name] ?? 0) > (allocatable[name] ?? 0),
  )
  const reasons = wanted.map(([name]) => `Insufficient ${name}`)
  return pods.length + 1 > (allocatable.pods ?? 0) ? ['Too many pods', ...reasons] : reasons
}

/** Does either of the two pods want the other to be on another node? */
function repels(pod: Pod, other: Pod): boolean {
  const { namespace } = pod.metadata
  const terms = pod.spec.affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []
  return terms.some(
    ({ labelSelector, namespaces, topologyKey }) =>
      topologyKey === HOSTNAME &&
      (namespaces?.length
        ? namespaces.includes(other.metadata.namespace ?? '')
        : other.metadata.namespace === namespace) &&
      matchesLabelSelector(labelSelector, other.metadata.labels),
  )
}

/** Why a pod does not fit; empty: it does. */
export function misfits(where: Place, pod: Pod): string[] {
  const { node, pods } = where
  if (node.spec.unschedulable) return ['node(s) were unschedulable']
  const taints = (node.spec.taints ?? []).filter(({ effect }) => effect !== 'PreferNoSchedule')
  if (taints.some((taint) => !(pod.spec.tolerations ?? []).some((one) => tolerates(one, taint))))
    return ['node(s) had untolerated taint(s)']
  if (!matchesRequiredNodeAffinity(pod, node)) return ["node(s) didn't match Pod's node affinity/selector"]
  const short = lacking(where, pod)
  if (short.length > 0) return short
  const isRepelled = pods.some((other) => repels(pod, other) || repels(other, pod))
  return isRepelled ? ["node(s) didn't match pod anti-affinity rules"] : []
}

/** The largest first; the rest by name. */
export function bySize(pods: readonly Pod[]): Pod[] {
  const size = (pod: Pod) => {
    const { cpu = 0, memory = 0 } = podRequests(pod)
    return cpu / 1000 + memory / 1024 ** 3
  }
  return [...pods].sort((a, b) => size(b) - size(a) || (a.metadata.name < b.metadata.name ? -1 : 1))
}
