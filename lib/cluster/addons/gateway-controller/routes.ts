/** What becomes of HTTPRoutes: which Gateways take them, and whether their backends are there. */
import {
  type Condition,
  conditionsFrom,
  type Finding,
  writeStatus,
} from '@/lib/cluster/addons/gateway-controller/conditions'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import { matchesLabelSelector } from '@/lib/cluster/apimachinery/labels'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import type { ComponentContext } from '@/lib/cluster/client/component'

export const ROUTES = 'httproutes.gateway.networking.k8s.io'

export interface Listener {
  name: string
  port: number
  protocol: string
  hostname?: string
  allowedRoutes?: { namespaces?: { from?: string; selector?: Parameters<typeof matchesLabelSelector>[0] } }
  tls?: { certificateRefs?: { name: string; namespace?: string }[] }
}

interface ParentRef {
  name: string
  namespace?: string
  kind?: string
  sectionName?: string
  port?: number
}

interface RouteSpec {
  parentRefs?: ParentRef[]
  hostnames?: string[]
  rules?: { backendRefs?: { kind?: string; name: string; namespace?: string; port?: number }[] }[]
}

interface ParentStatus {
  parentRef: ParentRef
  controllerName: string
  conditions: Condition[]
}

const specOf = (route: KubeObject) => (route.spec ?? {}) as RouteSpec
export const listenersOf = (gateway: KubeObject): Listener[] =>
  ((gateway.spec ?? {}) as { listeners?: Listener[] }).listeners ?? []

/** Do two names have a host in common? `*.` stands for any part in front. */
function shareHost(a: string, b: string): boolean {
  if (a === b) return true
  if (a.startsWith('*.')) return b.endsWith(a.slice(1))
  return b.startsWith('*.') && a.endsWith(b.slice(1))
}

function admits(ctx: ComponentContext, gateway: KubeObject, listener: Listener, route: KubeObject): boolean {
  const { from = 'Same', selector } = listener.allowedRoutes?.namespaces ?? {}
  const { namespace = '' } = route.metadata
  if (from !== 'Selector') return from === 'All' || namespace === gateway.metadata.namespace
  const labels = ctx.lister.get('namespaces', undefined, namespace)?.metadata.labels
  return matchesLabelSelector(selector, labels)
}

const namesParent = (
  route: KubeObject,
  gateway: KubeObject,
  { name, namespace, kind = 'Gateway' }: ParentRef,
) =>
  kind === 'Gateway' &&
  name === gateway.metadata.name &&
  (namespace ?? route.metadata.namespace) === gateway.metadata.namespace

/** The listeners that take a route by one of its references, and why none does. */
function attach(
  ctx: ComponentContext,
  gateway: KubeObject,
  route: KubeObject,
  { sectionName, port }: ParentRef,
): { listeners: Listener[]; finding: Finding } {
  const no = (reason: string, message: string) => ({
    listeners: [],
    finding: ['Accepted', 'False', reason, message] as Finding,
  })
  const named = listenersOf(gateway).filter(
    (one) => (!sectionName || one.name === sectionName) && (port === undefined || one.port === port),
  )
  if (named.length === 0) return no('NoMatchingParent', 'Listener is not found for this parent ref')
  const open = named.filter((listener) => admits(ctx, gateway, listener, route))
  if (open.length === 0) return no('NotAllowedByListeners', 'The Route is not allowed by any listener')
  const { hostnames = [] } = specOf(route)
  const fitting = open.filter(
    ({ hostname }) =>
      !hostname || hostnames.length === 0 || hostnames.some((one) => shareHost(hostname, one)),
  )
  if (fitting.length === 0)
    return no('NoMatchingListenerHostname', 'The Listener hostname does not match the Route hostnames')
  return { listeners: fitting, finding: ['Accepted', 'True', 'Accepted', 'The Route is accepted'] }
}

/** Whether each backend is a Service that may be referred to. */
function references(ctx: ComponentContext, route: KubeObject): Finding {
  const own = route.metadata.namespace
  for (const [at, { backendRefs = [] }] of (specOf(route).rules ?? []).entries()) {
    for (const [index, { kind = 'Service', name, namespace = own, port }] of backendRefs.entries()) {
      const field = `spec.rules[${at}].backendRefs[${index}]`
      const no = (reason: string, why: string): Finding => ['ResolvedRefs', 'False', reason, `${field}${why}`]
      if (kind !== 'Service')
        return no('InvalidKind', `.kind: Unsupported value: "${kind}": supported values: "Service"`)
      if (namespace !== own) {
        const why = `Backend ref to Service ${namespace}/${name} not permitted by any ReferenceGrant`
        return no('RefNotPermitted', `.namespace: Forbidden: ${why}`)
      }
      const service = ctx.lister.get('services', namespace, name)
      if (!service) return no('BackendNotFound', `.name: Not found: "${name}"`)
      if (!service.spec.ports?.some((one) => one.port === port))
        return no('BackendNotFound', `.port: Not found: ${port}`)
    }
  }
  return ['ResolvedRefs', 'True', 'ResolvedRefs', 'All references are resolved']
}

/** How many routes each listener of a Gateway has taken. */
export function attachedRoutes(ctx: ComponentContext, gateway: KubeObject): Map<string, number> {
  const counts = new Map<string, number>()
  for (const route of ctx.lister.list(ROUTES)) {
    const refs = (specOf(route).parentRefs ?? []).filter((ref) => namesParent(route, gateway, ref))
    const taken = refs.flatMap((ref) => attach(ctx, gateway, route, ref).listeners)
    for (const name of new Set(taken.map((one) => one.name))) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts
}

/** Writes what the Gateways of this controller say of a route; others' parts stay. */
export function syncRoute(
  ctx: ComponentContext,
  route: KubeObject,
  gateways: readonly KubeObject[],
  controllerName: string,
): void {
  const before = ((route.status ?? {}) as { parents?: ParentStatus[] }).parents ?? []
  const resolved = references(ctx, route)
  const own = (specOf(route).parentRefs ?? []).flatMap((parentRef) => {
    const gateway = gateways.find((one) => namesParent(route, one, parentRef))
    if (!gateway) return []
    const { finding } = attach(ctx, gateway, route, parentRef)
    const old = before.find(
      (one) => one.controllerName === controllerName && deepEqual(one.parentRef, parentRef),
    )
    return [
      {
        conditions: conditionsFrom(ctx, route, old?.conditions, [finding, resolved]),
        controllerName,
        parentRef,
      },
    ]
  })
  const others = before.filter((one) => one.controllerName !== controllerName)
  if (own.length + before.length > 0) writeStatus(ctx, ROUTES, route, { parents: [...others, ...own] })
}
