/** Why an ingress controller or a Gateway does not pass a request on. */
import type { Ingress, KubeObject, Pod } from '@/lib/cluster/apimachinery/object'
import { type Link, refOf } from '@/lib/cluster/explain/link'
import { lastHop, type Trouble } from '@/lib/cluster/explain/reach-trouble'
import { missing, type View } from '@/lib/cluster/explain/view'
import { GATEWAYS, HTTP_ROUTES, type RouteSpec } from '@/lib/cluster/proxy/gateway'
import { controllerOf, type IngressController, serves } from '@/lib/cluster/proxy/ingress-class'

type Routes = Omit<RouteSpec, 'rules'> & { rules?: { matches?: unknown[] }[] }

/** The controller that the way has led to. */
function controllerAt(view: View, trouble: Trouble): { pod: Pod; controller: IngressController } | undefined {
  const [namespace, name] = (lastHop(trouble, 'process')?.pod ?? '').split('/')
  const pod = view.lister.get('pods', namespace, name ?? '')
  const controller = pod && controllerOf(pod)
  return pod && controller ? { pod, controller } : undefined
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
  const foreign = named.find((one) => !serves(view.lister, controller, one))
  if (foreign && !named.some((one) => serves(view.lister, controller, one))) {
    const told = view.explain(refOf(foreign))
    if (told.some(({ why }) => why === 'missing' || (why === 'nobody' && told.length === 1))) return told
    const classes = view.lister.list('ingressclasses.networking.k8s.io') as {
      metadata: { name: string }
      spec?: { controller?: string }
    }[]
    const wanted = classes
      .filter(({ spec }) => spec?.controller === controller.controller)
      .map(({ metadata }) => metadata.name)
    const found = foreign.spec.ingressClassName ?? null
    return [{ object: refOf(foreign), why: 'no match', field: 'spec.ingressClassName', found, wanted }]
  }
  const near = named.length > 0 ? named : all.filter((one) => serves(view.lister, controller, one))
  const [first] = near
  if (!first)
    return [{ object: { kind: 'Host', name: asked }, why: 'nobody', field: 'spec.rules', wanted: [] }]
  return [{ object: refOf(first), why: 'no match', field: 'spec.rules', found: near.flatMap(rulesFound) }]
}

const conditionsOf = ({ status }: KubeObject) =>
  (
    (status ?? {}) as {
      parents?: { conditions?: { type: string; status: string; reason: string; message: string }[] }[]
    }
  ).parents?.flatMap(({ conditions = [] }) => conditions) ?? []

/** A route that a Gateway has not taken, or one whose rules do not fit. */
function routeLinks(view: View, trouble: Trouble): Link[] {
  const { namespace = '', name } = trouble.obstacle.object ?? {}
  const routes = (view.lister.list(HTTP_ROUTES) as KubeObject[]).filter((route) =>
    ((route.spec ?? {}) as Routes).parentRefs?.some((ref) => ref.name === name),
  )
  for (const route of routes) {
    const refused = conditionsOf(route).find(({ type, status }) => type === 'Accepted' && status === 'False')
    if (refused) {
      const { type, status, reason, message } = refused
      return [
        { object: refOf(route), why: 'refused', said: { in: 'condition', type, status, reason, message } },
      ]
    }
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
  if (!route) return [missing(view, object)]
  const said = conditionsOf(route).find(({ type, status }) => type === 'ResolvedRefs' && status === 'False')
  const field = `${gateway.field}.backendRefs`
  if (!said) {
    const behind = trouble.obstacle.object ? view.explain(trouble.obstacle.object) : []
    return [{ object, why: 'waits', field }, ...behind]
  }
  const { type, status, reason, message } = said
  return [{ object, why: 'no match', field, said: { in: 'condition', type, status, reason, message } }]
}

export function proxyLinks(view: View, trouble: Trouble): Link[] {
  const { code } = trouble.obstacle
  if (code === 'no backend') return backendLinks(view, trouble)
  const ingress = lastHop(trouble, 'ingress')
  if (code === 'not allowed' && ingress) {
    const object = { kind: 'Ingress', namespace: ingress.namespace, name: ingress.name }
    return [{ object, why: 'repels', field: 'metadata.annotations' }]
  }
  const at = controllerAt(view, trouble)
  return at ? ingressLinks(view, trouble, at.controller) : routeLinks(view, trouble)
}
