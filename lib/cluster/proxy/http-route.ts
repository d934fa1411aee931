import { matchesLabelSelector } from '@/lib/cluster/apimachinery/labels'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { Regexp } from '@/lib/cluster/apimachinery/regexp/regexp'
import { RegexpError } from '@/lib/cluster/apimachinery/regexp/syntax'
import type { Lister } from '@/lib/cluster/client/lister'
import type { HttpRequest } from '@/lib/cluster/kubelet/process/network'
import { hostFits, olderFirst, pathOf, prefixFits, queryOf } from '@/lib/cluster/proxy/http-match'

interface NameMatch {
  type?: string
  name: string
  value: string
}

interface Match {
  path?: { type?: string; value?: string }
  headers?: NameMatch[]
  queryParams?: NameMatch[]
  method?: string
}

interface BackendRef {
  name: string
  namespace?: string
  port?: number
  weight?: number
}

interface Rule {
  matches?: Match[]
  backendRefs?: BackendRef[]
  filters?: { type: string }[]
}

interface RouteSpec {
  parentRefs?: { name: string; namespace?: string; sectionName?: string; port?: number }[]
  hostnames?: string[]
  rules?: Rule[]
}

interface GatewayListener {
  name: string
  port: number
  hostname?: string
  allowedRoutes?: { namespaces?: { from?: string; selector?: Parameters<typeof matchesLabelSelector>[0] } }
}

/** Where a Gateway sends a request. */
export interface HttpRouteChoice {
  route: string
  namespace: string
  /** Index in `spec.rules`. */
  rule: number
  filters: readonly { type: string }[]
  /** With a weight above 0. */
  backends: { namespace: string; service: string; port?: number; weight: number }[]
}

const ROUTES = 'httproutes.gateway.networking.k8s.io'
const GATEWAYS = 'gateways.gateway.networking.k8s.io'

const specOf = (route: KubeObject) => (route.spec ?? {}) as RouteSpec

function textFits(type: string | undefined, wanted: string, value: string | undefined): boolean {
  if (value === undefined) return false
  if (type !== 'RegularExpression') return value === wanted
  try {
    return new Regexp(`^(?:${wanted})$`).test(value)
  } catch (error) {
    if (error instanceof RegexpError) return false
    throw error
  }
}

function pathFits({ type = 'PathPrefix', value = '/' }: NonNullable<Match['path']>, path: string): boolean {
  return type === 'PathPrefix' ? prefixFits(value, path) : textFits(type, value, path)
}

function fits({ path = {}, headers = [], queryParams = [], method }: Match, request: HttpRequest): boolean {
  const given = new Map(Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]))
  const query = queryOf(request.path)
  return (
    pathFits(path, pathOf(request.path)) &&
    (method === undefined || method === request.method) &&
    headers.every(({ type, name, value }) => textFits(type, value, given.get(name.toLowerCase()))) &&
    queryParams.every(({ type, name, value }) => textFits(type, value, query.get(name)))
  )
}

/** Exact before longest prefix before method, headers, query parameters; each a number, bigger is better. */
const rankOf = ({ path = {}, method, headers = [], queryParams = [] }: Match): number[] => [
  path.type === 'Exact' ? 1 : 0,
  (path.value ?? '/').length,
  method === undefined ? 0 : 1,
  headers.length,
  queryParams.length,
]

function compareRanks(a: number[], b: number[]): number {
  const index = a.findIndex((value, at) => value !== b[at])
  return index < 0 ? 0 : (b[index] ?? 0) - (a[index] ?? 0)
}

/** The most telling hostname of a route that fits; 0 for a route that names none, undefined: none fits. */
function hostnameRank(hostnames: string[] | undefined, host: string): number | undefined {
  if (!hostnames?.length) return 0
  const fitting = hostnames.filter((name) => hostFits(name, host, 'any'))
  if (fitting.length === 0) return undefined
  return Math.max(...fitting.map((name) => (name.startsWith('*.') ? name.length : 1000 + name.length)))
}

function allows(lister: Lister, gateway: KubeObject, listener: GatewayListener, route: KubeObject): boolean {
  const { from = 'Same', selector } = listener.allowedRoutes?.namespaces ?? {}
  if (from === 'All') return true
  if (from === 'Same') return route.metadata.namespace === gateway.metadata.namespace
  const labels = lister.get('namespaces', undefined, route.metadata.namespace ?? '')?.metadata.labels
  return from === 'Selector' && matchesLabelSelector(selector, labels)
}

/** Is the route attached to a listener of the Gateway that takes this request? */
function isAttached(
  lister: Lister,
  gateway: KubeObject,
  route: KubeObject,
  request: HttpRequest,
  port: number,
): boolean {
  const { listeners = [] } = (gateway.spec ?? {}) as { listeners?: GatewayListener[] }
  const parents = (specOf(route).parentRefs ?? []).filter(
    ({ name, namespace = route.metadata.namespace }) =>
      name === gateway.metadata.name && namespace === gateway.metadata.namespace,
  )
  return listeners.some(
    (listener) =>
      listener.port === port &&
      (listener.hostname === undefined || hostFits(listener.hostname, request.host, 'any')) &&
      parents.some(
        ({ sectionName = listener.name, port: wanted = port }) =>
          sectionName === listener.name && wanted === port,
      ) &&
      allows(lister, gateway, listener, route),
  )
}

interface Candidate {
  route: KubeObject
  rule: number
  rank: number[]
}

function candidatesOf(route: KubeObject, request: HttpRequest): Candidate[] {
  const host = hostnameRank(specOf(route).hostnames, request.host)
  if (host === undefined) return []
  return (specOf(route).rules ?? []).flatMap(({ matches }, rule) =>
    (matches?.length ? matches : [{}])
      .filter((match) => fits(match, request))
      .map((match) => ({ route, rule, rank: [host, ...rankOf(match)] })),
  )
}

function choice({ route, rule }: Candidate): HttpRouteChoice {
  const { name, namespace = '' } = route.metadata
  const { backendRefs = [], filters = [] } = specOf(route).rules?.[rule] ?? {}
  const backends = backendRefs
    .map(({ weight = 1, port, ...ref }) => ({
      namespace: ref.namespace ?? namespace,
      service: ref.name,
      weight,
      ...(port === undefined ? {} : { port }),
    }))
    .filter(({ weight }) => weight > 0)
  return { route: name, namespace, rule, filters, backends }
}

/**
 * The rule that a Gateway (`namespace/name`) applies to a request on one of its ports; undefined: none (404).
 * Mirrors: the precedence that gateway.networking.k8s.io/v1 HTTPRoute documents.
 * Differs: ReferenceGrants are not looked at.
 */
export function routeHttp(
  lister: Lister,
  gatewayKey: string,
  request: HttpRequest,
  port = 80,
): HttpRouteChoice | undefined {
  const gateway = lister.byKey(GATEWAYS, gatewayKey)
  if (!gateway) return undefined
  const candidates = lister
    .list(ROUTES)
    .filter((route) => isAttached(lister, gateway, route, request, port))
    .sort(olderFirst)
    .flatMap((route) => candidatesOf(route, request))
    .sort((a, b) => compareRanks(a.rank, b.rank))
  return candidates[0] && choice(candidates[0])
}
