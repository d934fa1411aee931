import type { IContainer } from 'kubernetes-models/v1/Container'
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec'
import { addQuantities, compareQuantities } from '@/lib/cluster/apimachinery/quantity'

/** Amounts by resource name, as canonical quantities. */
export type ResourceList = Record<string, string>

type Given = Readonly<Record<string, string | number>> | undefined

/** Adds `more` into `into`. */
export function addLists(into: ResourceList, more: Given): ResourceList {
  for (const [name, amount] of Object.entries(more ?? {})) into[name] = addQuantities(into[name], amount)
  return into
}

function raise(into: ResourceList, other: ResourceList): void {
  for (const [name, amount] of Object.entries(other)) {
    const known = into[name]
    if (known === undefined || compareQuantities(amount, known) > 0) into[name] = amount
  }
}

/**
 * What a pod asks for, or may use at most, exact to the unit.
 * Mirrors: component-helpers/resource PodRequests and PodLimits: sidecars run beside everything that starts
 * after them, other init containers alone; pod-level amounts win; overhead is on top of what is bounded.
 */
export function podResourceList(spec: IPodSpec, kind: 'requests' | 'limits'): ResourceList {
  const own = (container: IContainer) => container.resources?.[kind] as Given
  const total: ResourceList = {}
  for (const container of spec.containers ?? []) addLists(total, own(container))
  const sidecars: ResourceList = {}
  const peak: ResourceList = {}
  for (const container of spec.initContainers ?? []) {
    if (container.restartPolicy === 'Always') {
      addLists(total, own(container))
      addLists(sidecars, own(container))
      raise(peak, sidecars)
    } else raise(peak, addLists(addLists({}, own(container)), sidecars))
  }
  raise(total, peak)
  Object.assign(total, spec.resources?.[kind])
  for (const [name, amount] of Object.entries((spec.overhead ?? {}) as Record<string, string>)) {
    if (kind === 'requests' || total[name] !== undefined) total[name] = addQuantities(total[name], amount)
  }
  return total
}
