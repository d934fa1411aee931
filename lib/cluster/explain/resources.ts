/** Room on nodes: what a pod asks for, what is left and what there would be. */
import type { Node, Pod } from '@/lib/cluster/apimachinery/object'
import { podRequests } from '@/lib/cluster/apimachinery/pod-requests'
import { compareQuantities, subtractQuantities } from '@/lib/cluster/apimachinery/quantity'
import { type Link, refOf } from '@/lib/cluster/explain/link'
import { nodeOf, type View } from '@/lib/cluster/explain/view'

type Amount = string | number

/** Of one resource on one node. */
export interface Room {
  node: string
  allocatable: Amount
  free: Amount
}

const isOver = ({ status }: Pod) => status?.phase === 'Succeeded' || status?.phase === 'Failed'

const podsOn = (view: View, node: string) =>
  view.lister.list('pods').filter((pod) => pod.spec.nodeName === node && !isOver(pod))

const allocatableOf = (node: Node, resource: string): Amount =>
  (node.status?.allocatable as Record<string, Amount> | undefined)?.[resource] ?? '0'

function roomOn(view: View, node: Node, resource: string): Room {
  const { name } = node.metadata
  const allocatable = allocatableOf(node, resource)
  const used = podsOn(view, name).reduce((sum, pod) => sum + (podRequests(pod)[resource] ?? 0), 0)
  const free = subtractQuantities(allocatable, resource === 'cpu' ? `${used}m` : used)
  return { node: name, allocatable, free }
}

/** The container that asks for most of it. */
function largestRequest(pod: Pod, resource: string): { field: string; amount: Amount } | undefined {
  let largest: { field: string; amount: Amount } | undefined
  const lists = [
    ['containers', pod.spec.containers],
    ['initContainers', pod.spec.initContainers ?? []],
  ] as const
  for (const [list, containers] of lists)
    for (const [index, { resources }] of containers.entries()) {
      const amount = (resources?.requests as Record<string, Amount> | undefined)?.[resource]
      if (amount === undefined || (largest && compareQuantities(largest.amount, amount) >= 0)) continue
      largest = { field: `spec.${list}[${index}].resources.requests.${resource}`, amount }
    }
  return largest
}

/** NodeResourcesFit: `Insufficient cpu`, or `Too many pods`. */
export function resourceLinks(view: View, pod: Pod, message: string, nodes: readonly string[]): Link[] {
  const known = nodes.flatMap((name) => nodeOf(view, name) ?? [])
  const resource = /Insufficient ([^,\s]+)/.exec(message)?.[1]
  const [first] = known
  if (resource === undefined && first) {
    const found = allocatableOf(first, 'pods')
    const there = podsOn(view, first.metadata.name).length
    return [{ object: refOf(first), why: 'too much', field: 'status.allocatable.pods', found, wanted: there }]
  }
  const largest = resource === undefined ? undefined : largestRequest(pod, resource)
  if (resource === undefined || !largest) return []
  const wanted = known
    .map((node) => roomOn(view, node, resource))
    .sort((a, b) => compareQuantities(b.free, a.free))
  return [{ object: refOf(pod), why: 'too much', field: largest.field, found: largest.amount, wanted }]
}
