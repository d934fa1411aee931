/** What becomes of routes: which Gateways take them, and whether their backends are there. */
import {
  type Condition,
  conditionsFrom,
  type Finding,
  writeStatus,
} from '@/lib/cluster/addons/gateway-controller/conditions'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import type { ComponentContext } from '@/lib/cluster/client/component'
import {
  attach,
  backendMisfit,
  GRPC_ROUTES,
  HTTP_ROUTES,
  listenersTaking,
  type Misfit,
  namesParent,
  type ParentRef,
  type RouteSpec,
} from '@/lib/cluster/proxy/gateway'

interface ParentStatus {
  parentRef: ParentRef
  controllerName: string
  conditions: Condition[]
}

const specOf = (route: KubeObject) => (route.spec ?? {}) as RouteSpec

const finding = (type: string, misfit: Misfit | undefined, reason: string, message: string): Finding =>
  misfit ? [type, 'False', misfit.reason, misfit.message] : [type, 'True', reason, message]

/** The first backend that cannot be used. */
function references({ lister }: ComponentContext, route: KubeObject): Finding {
  const misfits = (specOf(route).rules ?? []).flatMap(({ backendRefs = [] }, at) =>
    backendRefs.map((ref, index) =>
      backendMisfit(lister, route, ref, `spec.rules[${at}].backendRefs[${index}]`),
    ),
  )
  return finding('ResolvedRefs', misfits.find(Boolean), 'ResolvedRefs', 'All references are resolved')
}

export const allRoutes = ({
  lister,
}: Pick<ComponentContext, 'lister'>): [resource: string, route: KubeObject][] =>
  [HTTP_ROUTES, GRPC_ROUTES].flatMap((resource) =>
    (lister.list(resource) as KubeObject[]).map((route): [string, KubeObject] => [resource, route]),
  )

/** How many routes each listener of a Gateway has taken. */
export function attachedRoutes(ctx: ComponentContext, gateway: KubeObject): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [, route] of allRoutes(ctx)) {
    const taken = listenersTaking(ctx.lister, gateway, route).map(({ name }) => name)
    for (const name of new Set(taken)) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts
}

/** Writes what the Gateways of this controller say of a route; others' parts stay. */
export function syncRoute(
  ctx: ComponentContext,
  resource: string,
  route: KubeObject,
  gateways: readonly KubeObject[],
  controllerName: string,
): void {
  const before = ((route.status ?? {}) as { parents?: ParentStatus[] }).parents ?? []
  const resolved = references(ctx, route)
  const own = (specOf(route).parentRefs ?? []).flatMap((parentRef) => {
    const gateway = gateways.find((one) => namesParent(route, one, parentRef))
    if (!gateway) return []
    const { misfit } = attach(ctx.lister, gateway, route, parentRef)
    const accepted = finding('Accepted', misfit, 'Accepted', 'The Route is accepted')
    const old = before.find(
      (one) => one.controllerName === controllerName && deepEqual(one.parentRef, parentRef),
    )
    return [
      {
        conditions: conditionsFrom(ctx, route, old?.conditions, [accepted, resolved]),
        controllerName,
        parentRef,
      },
    ]
  })
  const others = before.filter((one) => one.controllerName !== controllerName)
  if (own.length + before.length > 0) writeStatus(ctx, resource, route, { parents: [...others, ...own] })
}
