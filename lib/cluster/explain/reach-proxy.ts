/** Why an ingress controller or a Gateway does not pass a request on. */
import type { Ingress, IngressClass, KubeObject } from '@/lib/cluster/apimachinery/object'
import { type Link, refOf, type Said } from '@/lib/cluster/explain/link'
import { lastHop, type Trouble } from '@/lib/cluster/explain/reach-trouble'
import { conditionSaid, type View } from '@/lib/cluster/explain/view'
import { GATEWAYS, HTTP_ROUTES, type RouteSpec } from '@/lib/cluster/proxy/gateway'
import { controllerOf, type IngressController, serves } from '@/lib/cluster/proxy/ingress-class'

type Routes = Omit<RouteSpec, 'rules'> & { rules?: { matches?: unknown[] }[] }

/** The controller that the way has led to. */
function controllerAt({ lister }: View, trouble: Trouble): IngressController | undefined {
  const pod = lister.byKey('pods', lastHop(trouble, 'process')?.pod ?? '')
  return pod && controllerOf(pod)
}

const rulesFound = ({ spec }: Ingress) =>
  (spec.rules ?? []).flatMap(({ host = '*', http }) =>
    (http?.paths ?? []).map(({ path = '/', pathType }) => `${host}${path} ${pathType}`),
  )

/** Whose rules come near: of the Ingresses that the controller does not serve, else of all that it does. */
function ingressLinks(view: View, trouble: Trouble, controller: IngressController): Link[] {
  const all = view.lister.list('ingresses.networking.k8s.io')
  const { asked } = trouble
  const named = all.filter(({ spec }) => spec.rules?.some(({ host }) => host === asked || host === undefined))
  const isServed = (one: Ingress) => serves(view.lister, controller, one)
  const [foreign] = named
  if (foreign && !named.some(isServed)) {
    const told = view.explain(refOf(foreign))
    if (told.some(({ why }) => why === 'missing' || (why === 'nobody' && told.length === 1))) return told
    const classes = view.lister.list('ingressclasses.networking.k8s.io') as unknown as IngressClass[]
    const wanted = classes.flatMap(({ metadata, spec }) =>
      spec?.controller === controller.controller ? [metadata.name] : [],
    )
    const found = foreign.spec.ingressClassName ?? null
    return [{ object: refOf(foreign), why: 'no match', field: 'spec.ingressClassName', found, wanted }]
  }
  const near = named.length > 0 ? named : all.filter(isServed)
  const [first] = near
  if (!first)
    return [{ object: { kind: 'Host', name: asked }, why: 'nobody', field: 'spec.rules', wanted: [] }]
  return [{ object: refOf(first), why: 'no match', field: 'spec.rules', found: near.flatMap(rulesFound) }]
}

interface Parent {
  conditions?: Parameters<typeof conditionSaid>[0][]
}

/** What the controllers say against a route. */
function refusal({ status }: KubeObject, wanted: string): { said: Said } | undefined {
  const { parents = [] } = (status ?? {}) as { parents?: Parent[] }
  const found = parents
    .flatMap(({ conditions = [] }) => conditions)
    .find(({ type, status: is }) => type === wanted && is === 'False')
  return found && { said: conditionSaid(found) }
}

/** A route that a Gateway has not taken, or one whose rules do not fit. */
function routeLinks(view: View, trouble: Trouble): Link[] {
  const { namespace = '', name } = trouble.obstacle.object ?? {}
  const routes = (view.lister.list(HTTP_ROUTES) as KubeObject[]).filter((route) =>
    ((route.spec ?? {}) as Routes).parentRefs?.some((ref) => ref.name === name),
  )
  for (const route of routes) {
    const refused = refusal(route, 'Accepted')
    if (refused) return [{ object: refOf(route), why: 'refused', ...refused }]
  }
  const [first] = routes
  if (!first) {
    const gateway = view.lister.byKey(GATEWAYS, `${namespace}/${name}`) as KubeObject | undefined
    return gateway ? [{ object: refOf(gateway), why: 'nobody', field: 'status.listeners', found: [] }] : []
  }
  const { hostnames = [], rules = [] } = (first.spec ?? {}) as Routes
  const found = { hostnames, matches: rules.flatMap(({ matches = [] }) => matches) }
  return [{ object: refOf(first), why: 'no match', field: 'spec', found }]
}

/** The backend of a rule that has been chosen. */
function backendLinks(view: View, trouble: Trouble): Link[] {
  const ingress = lastHop(trouble, 'ingress')
  if (ingress) {
    const { namespace, name, field } = ingress
    const object = { kind: 'Ingress', namespace, name }
    const told = view.explain(object).filter(({ field: at }) => at !== 'status.loadBalancer.ingress')
    return told.length > 0 ? told : [{ object, why: 'waits', ...(field ? { field } : {}) }]
  }
  const gateway = lastHop(trouble, 'gateway')
  if (!gateway?.route) return []
  const [namespace = '', name = ''] = gateway.route.split('/')
  const object = { kind: 'HTTPRoute', namespace, name }
  const route = view.lister.byKey(HTTP_ROUTES, gateway.route) as KubeObject | undefined
  const refused = route && refusal(route, 'ResolvedRefs')
  const field = `${gateway.field}.backendRefs`
  if (refused) return [{ object, why: 'no match', field, ...refused }]
  const behind = trouble.obstacle.object ? view.explain(trouble.obstacle.object) : []
  return [{ object, why: 'waits', field }, ...behind]
}

export function proxyLinks(view: View, trouble: Trouble): Link[] {
  const { code } = trouble.obstacle
  if (code === 'no backend') return backendLinks(view, trouble)
  const ingress = lastHop(trouble, 'ingress')
  if (code === 'not allowed' && ingress) {
    const object = { kind: 'Ingress', namespace: ingress.namespace, name: ingress.name }
    return [{ object, why: 'repels', field: 'metadata.annotations' }]
  }
  const controller = controllerAt(view, trouble)
  return controller ? ingressLinks(view, trouble, controller) : routeLinks(view, trouble)
}
