import type { IContainer } from 'kubernetes-models/v1/Container'
import type { ILimitRangeItem } from 'kubernetes-models/v1/LimitRangeItem'
import type { OutOfRange } from '@/lib/cluster/admission/finding'
import {
  type AdmissionAttributes,
  type AdmissionContext,
  type AdmissionPlugin,
  createsPod,
  resizesPod,
} from '@/lib/cluster/admission/plugin'
import { withFinding } from '@/lib/cluster/admission/refusal'
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

/** What one check of a bound looks at. */
interface Bound {
  type: string
  name: string
  amount: string | number
  requests: Given
  limits: Given
}

/** A finding; in words what it is, behind what is bounded. */
function outOf(
  bound: OutOfRange['bound'],
  { type, name, amount, requests, limits }: Bound,
  message: string,
  ratio?: string,
): OutOfRange {
  const [request, limit] = [requests?.[name], limits?.[name]]
  return {
    type,
    resource: name,
    bound,
    amount: String(amount),
    ...(request === undefined ? {} : { request: String(request) }),
    ...(limit === undefined ? {} : { limit: String(limit) }),
    ...(ratio === undefined ? {} : { ratio }),
    message,
  }
}

function minimum(bound: Bound): OutOfRange[] {
  const { type, name, amount, requests, limits } = bound
  const text = `minimum ${name} usage per ${type} is ${amount}`
  const [request, limit] = [requests?.[name], limits?.[name]]
  if (request === undefined) return [outOf('min', bound, `${text}.  No request is specified`)]
  if (compareQuantities(request, amount) < 0)
    return [outOf('min', bound, `${text}, but request is ${request}`)]
  if (limit !== undefined && compareQuantities(limit, amount) < 0)
    return [outOf('min', bound, `${text}, but limit is ${limit}`)]
  return []
}

function maximum(bound: Bound): OutOfRange[] {
  const { type, name, amount, requests, limits } = bound
  const text = `maximum ${name} usage per ${type} is ${amount}`
  const [request, limit] = [requests?.[name], limits?.[name]]
  if (limit === undefined) return [outOf('max', bound, `${text}.  No limit is specified`)]
  if (compareQuantities(limit, amount) > 0) return [outOf('max', bound, `${text}, but limit is ${limit}`)]
  if (request !== undefined && compareQuantities(request, amount) > 0)
    return [outOf('max', bound, `${text}, but request is ${request}`)]
  return []
}

/** A claim has requests only: its maximum is one of requests. */
function maximumRequest(bound: Bound): OutOfRange[] {
  const { type, name, amount, requests } = bound
  const text = `maximum ${name} usage per ${type} is ${amount}`
  const request = requests?.[name]
  if (request === undefined) return [outOf('max', bound, `${text}.  No request is specified`)]
  return compareQuantities(request, amount) > 0
    ? [outOf('max', bound, `${text}, but request is ${request}`)]
    : []
}

function ratio(bound: Bound): OutOfRange[] {
  const { type, name, amount, requests, limits } = bound
  const text = `${name} max limit to request ratio per ${type} is ${amount}`
  const broken = (why: string, found?: string) => [
    outOf('maxLimitRequestRatio', bound, `${text}, but ${why}`, found),
  ]
  const [request, limit] = [numberOf(requests?.[name]), numberOf(limits?.[name])]
  if (request === 0) return broken('no request is specified or request is 0')
  if (limit === 0) return broken('no limit is specified or limit is 0')
  const found = limit / request
  if (found * 1e9 <= numberOf(amount)) return []
  return broken(`provided ratio is ${found.toFixed(6)}`, found.toFixed(6))
}

/** Everything in which amounts break one item's bounds. */
function violations(item: ILimitRangeItem, requests: Given, limits: Given, most = maximum): OutOfRange[] {
  const { type, min, max, maxLimitRequestRatio } = item
  const each = (bounds: Given, check: typeof minimum) =>
    Object.entries(bounds ?? {})
      .sort()
      .flatMap(([name, amount]) => check({ type, name, amount, requests, limits }))
  return [...each(min, minimum), ...each(max, most), ...each(maxLimitRequestRatio, ratio)]
}

function podViolations({ spec }: Pod, { spec: { limits } }: LimitRange): OutOfRange[] {
  const containers = [...spec.containers, ...(spec.initContainers ?? [])]
  const total = (kind: 'requests' | 'limits'): ResourceList => podResourceList(spec, kind)
  return limits.flatMap((item) => {
    if (item.type === 'Pod') return violations(item, total('requests'), total('limits'))
    if (item.type !== 'Container') return []
    return containers.flatMap(({ name, resources }) =>
      violations(item, resources?.requests as Given, resources?.limits as Given).map((found) => ({
        ...found,
        container: name,
      })),
    )
  })
}

function claimViolations({ spec }: PersistentVolumeClaim, { spec: { limits } }: LimitRange): OutOfRange[] {
  return limits
    .filter(({ type }) => type === 'PersistentVolumeClaim')
    .flatMap(({ type, min, max }) => {
      const item = { type, ...(min ? { min } : {}), ...(max ? { max } : {}) }
      return violations(item, spec.resources?.requests as Given, {}, maximumRequest)
    })
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
      const refusal = forbidden(
        { group: kind.group, resource: kind.plural },
        object?.metadata.name || name,
        aggregateErrors(found.map(({ message }) => message)),
      )
      throw withFinding(refusal, { kind: 'limit-range', limitRange: range.metadata.name, violations: found })
    }
  },
}
