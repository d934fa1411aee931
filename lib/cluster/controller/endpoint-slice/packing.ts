/**
 * Which slice an endpoint goes into, so that as few slices as possible are written.
 * Mirrors: reconcileByPortMapping of k8s.io/endpointslice. Differs: a slice that is written has its
 * endpoints in the order in which they are wanted, not in a random one.
 */
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import type { EndpointSlice } from '@/lib/cluster/apimachinery/object'

export type Endpoint = NonNullable<EndpointSlice['endpoints']>[number]

/** What becomes of the slices of one set of ports. */
export interface Packing {
  /** Endpoints of new slices. */
  create: Endpoint[][]
  update: { slice: EndpointSlice; endpoints: Endpoint[] }[]
  remove: EndpointSlice[]
}

/** The same endpoint before and after a change of its conditions. */
const identity = ({ addresses, hostname, targetRef }: Endpoint): string =>
  JSON.stringify([addresses, hostname, targetRef?.namespace, targetRef?.name])

interface Filling {
  slice: EndpointSlice
  endpoints: Endpoint[]
  changed: boolean
}

/** Takes what a slice keeps out of what is wanted. */
function keep(slice: EndpointSlice, wanted: Map<string, Endpoint>, labels: object): Filling {
  const before = slice.endpoints ?? []
  const endpoints: Endpoint[] = []
  for (const endpoint of before) {
    const key = identity(endpoint)
    const now = wanted.get(key)
    if (!now) continue
    endpoints.push(now)
    wanted.delete(key)
  }
  return { slice, endpoints, changed: !deepEqual([before, slice.metadata.labels], [endpoints, labels]) }
}

/** The slice that is nearest to full when so many are added. */
function sliceToFill(fillings: readonly Filling[], added: number, max: number): Filling | undefined {
  const room = ({ endpoints }: Filling) => max - endpoints.length - added
  return fillings
    .filter((one) => !one.changed && room(one) >= 0 && room(one) < max)
    .sort((a, b) => room(a) - room(b))[0]
}

/** @param labels those that a slice is to have */
export function packSlices(
  existing: readonly EndpointSlice[],
  endpoints: readonly Endpoint[],
  labels: object,
  max: number,
): Packing {
  const wanted = new Map(endpoints.map((endpoint) => [identity(endpoint), endpoint]))
  const all = existing.map((slice) => keep(slice, wanted, labels))
  const remove = all.filter((one) => one.endpoints.length === 0).map(({ slice }) => slice)
  const fillings = all.filter((one) => one.endpoints.length > 0)
  const rest = [...wanted.values()]
  const changed = fillings.filter((one) => one.changed)
  for (const one of changed.sort((a, b) => b.endpoints.length - a.endpoints.length))
    one.endpoints.push(...rest.splice(0, max - one.endpoints.length))
  const create: Endpoint[][] = []
  while (rest.length > 0) {
    const target = rest.length < max ? sliceToFill(fillings, rest.length, max) : undefined
    const added = rest.splice(0, max - (target?.endpoints.length ?? 0))
    if (target) {
      target.endpoints.push(...added)
      target.changed = true
    } else create.push(added)
  }
  const order = new Map(endpoints.map((endpoint, index) => [endpoint, index]))
  const place = (endpoint: Endpoint) => order.get(endpoint) ?? 0
  const update = fillings.filter((one) => one.changed)
  for (const one of update) one.endpoints.sort((a, b) => place(a) - place(b))
  return { create, update, remove }
}
