import type { IContainer } from 'kubernetes-models/v1/Container'
import type { ILimitRangeItem } from 'kubernetes-models/v1/LimitRangeItem'
import {
  type AdmissionAttributes,
  type AdmissionContext,
  type AdmissionPlugin,
  createsPod,
  resizesPod,
} from '@/lib/cluster/admission/plugin'
import { aggregateErrors, forbidden } from '@/lib/cluster/apimachinery/errors'
import type { LimitRange, PersistentVolumeClaim, Pod } from '@/lib/cluster/apimachinery/object'
import { podResourceList, type ResourceList } from '@/lib/cluster/apimachinery/pod-resource-lists'
import { compareQuantities, parseQuantity } from '@/lib/cluster/apimachinery/quantity'

const ANNOTATION = 'kubernetes.io/limit-ranger'

type Given = Readonly<Record<string, string | number>> | undefined

const rangesIn = (context: AdmissionContext, namespace = ''): LimitRange[] =>
  context.list('limitranges', namespace) as unknown as LimitRange[]

/** What a container does not say is filled in; returns what was, for the annotation. */
function fillContainer(container: IContainer, what: string, item: ILimitRangeItem): string[] {
  const added: Record<'requests' | 'limits', string[]> = { requests: [], limits: [] }
  const resources = { ...container.resources }
  for (const [kind, given] of [
    ['limits', item.default],
    ['requests', item.defaultRequest],
  ] as const) {
    const missing = Object.entries(given ?? {}).filter(([name]) => resources[kind]?.[name] === undefined)
    if (missing.length === 0) continue
    resources[kind] = { ...resources[kind], ...Object.fromEntries(missing) }
    added[kind] = missing.map(([name]) => name).sort()
  }
  if (added.requests.length + added.limits.length === 0) return []
  container.resources = resources
  return (['requests', 'limits'] as const)
    .filter((kind) => added[kind].length > 0)
    .map((kind) => `${added[kind].join(', ')} ${kind.slice(0, -1)} for ${what} ${container.name}`)
}

function fillPod(pod: Pod, range: LimitRange): void {
  const notes = range.spec.limits
    .filter(({ type }) => type === 'Container')
    .flatMap((item) => [
      ...pod.spec.containers.flatMap((container) => fillContainer(container, 'container', item)),
      ...(pod.spec.initContainers ?? []).flatMap((container) =>
        fillContainer(container, 'init container', item),
      ),
    ])
  if (notes.length === 0) return
  pod.metadata.annotations = {
    ...pod.metadata.annotations,
    [ANNOTATION]: `LimitRanger plugin set: ${notes.join('; ')}`,
  }
}

/** Quantities as numbers: only ratios and zero need them. */
const numberOf = (amount: string | number | undefined) =>
  amount === undefined ? 0 : Number(parseQuantity(amount).nano)

function minimum(
  type: string,
  name: string,
  bound: string | number,
  requests: Given,
  limits: Given,
): string[] {
  const text = `minimum ${name} usage per ${type} is ${bound}`
  const [request, limit] = [requests?.[name], limits?.[name]]
  if (request === undefined) return [`${text}.  No request is specified`]
  if (compareQuantities(request, bound) < 0) return [`${text}, but request is ${request}`]
  if (limit !== undefined && compareQuantities(limit, bound) < 0) return [`${text}, but limit is ${limit}`]
  return []
}

function maximum(
  type: string,
  name: string,
  bound: string | number,
  requests: Given,
  limits: Given,
): string[] {
  const text = `maximum ${name} usage per ${type} is ${bound}`
  const [request, limit] = [requests?.[name], limits?.[name]]
  if (limit === undefined) return [`${text}.  No limit is specified`]
  if (compareQuantities(limit, bound) > 0) return [`${text}, but limit is ${limit}`]
  if (request !== undefined && compareQuantities(request, bound) > 0)
    return [`${text}, but request is ${request}`]
  return []
}

function ratio(type: string, name: string, bound: string | number, requests: Given, limits: Given): string[] {
  const text = `${name} max limit to request ratio per ${type} is ${bound}`
  const [request, limit] = [numberOf(requests?.[name]), numberOf(limits?.[name])]
  if (request === 0) return [`${text}, but no request is specified or request is 0`]
  if (limit === 0) return [`${text}, but no limit is specified or limit is 0`]
  const found = limit / request
  if (found * 1e9 <= numberOf(bound)) return []
  return [`${text}, but provided ratio is ${found.toFixed(6)}`]
}

/** Everything in which amounts break one item's bounds. */
function violations(item: ILimitRangeItem, requests: Given, limits: Given): string[] {
  const each = (bounds: Given, check: typeof minimum) =>
    Object.entries(bounds ?? {})
      .sort()
      .flatMap(([name, bound]) => check(item.type, name, bound, requests, limits))
  return [...each(item.min, minimum), ...each(item.max, maximum), ...each(item.maxLimitRequestRatio, ratio)]
}

function podViolations({ spec }: Pod, { spec: { limits } }: LimitRange): string[] {
  const containers = [...spec.containers, ...(spec.initContainers ?? [])]
  const total = (kind: 'requests' | 'limits'): ResourceList => podResourceList(spec, kind)
  return limits.flatMap((item) => {
    if (item.type === 'Pod') return violations(item, total('requests'), total('limits'))
    if (item.type !== 'Container') return []
    return containers.flatMap(({ resources }) =>
      violations(item, resources?.requests as Given, resources?.limits as Given),
    )
  })
}

/** A claim has requests only: its maximum is one of requests. */
function claimViolations({ spec }: PersistentVolumeClaim, { spec: { limits } }: LimitRange): string[] {
  const requests = spec.resources?.requests as Given
  return limits
    .filter(({ type }) => type === 'PersistentVolumeClaim')
    .flatMap((item) => [
      ...violations({ type: item.type, ...(item.min ? { min: item.min } : {}) }, requests, {}),
      ...Object.entries(item.max ?? {})
        .sort()
        .flatMap(([name, bound]) => {
          const request = requests?.[name]
          const text = `maximum ${name} usage per ${item.type} is ${bound}`
          if (request === undefined) return [`${text}.  No request is specified`]
          return compareQuantities(request, bound) > 0 ? [`${text}, but request is ${request}`] : []
        }),
    ])
}

const writesClaim = ({ kind, operation, subresource }: AdmissionAttributes) =>
  kind.group === '' &&
  kind.kind === 'PersistentVolumeClaim' &&
  operation !== 'DELETE' &&
  subresource === undefined

/** Fills in what pods do not ask for, and refuses what is out of a LimitRange's bounds. */
export const limitRanger: AdmissionPlugin = {
  name: 'LimitRanger',
  admit(attributes, context) {
    if (!createsPod(attributes)) return
    for (const range of rangesIn(context, attributes.namespace)) {
      fillPod(attributes.object as unknown as Pod, range)
    }
  },
  validate(attributes, context) {
    const isPod = createsPod(attributes) || resizesPod(attributes)
    if (!isPod && !writesClaim(attributes)) return
    for (const range of rangesIn(context, attributes.namespace)) {
      const found = isPod
        ? podViolations(attributes.object as unknown as Pod, range)
        : claimViolations(attributes.object as unknown as PersistentVolumeClaim, range)
      if (found.length === 0) continue
      const { kind, object, name } = attributes
      throw forbidden(
        { group: kind.group, resource: kind.plural },
        object?.metadata.name || name,
        aggregateErrors(found),
      )
    }
  },
}
