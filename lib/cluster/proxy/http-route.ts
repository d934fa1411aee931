import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { Regexp } from '@/lib/cluster/apimachinery/regexp/regexp'
import { RegexpError } from '@/lib/cluster/apimachinery/regexp/syntax'
import type { Lister } from '@/lib/cluster/client/lister'
import type { HttpRequest } from '@/lib/cluster/kubelet/process/network'
import {
  type BackendRef,
  backendMisfit,
  GATEWAYS,
  HTTP_ROUTES,
  type Listener,
  listenersOf,
  listenersTaking,
  type Misfit,
} from '@/lib/cluster/proxy/gateway'
import type { Filter } from '@/lib/cluster/proxy/http-filters'
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

interface Rule {
  matches?: Match[]
  backendRefs?: (BackendRef & { filters?: Filter[] })[]
  filters?: Filter[]
}

interface RouteSpec {
  hostnames?: string[]
  rules?: Rule[]
}

export interface ChosenBackend {
  namespace: string
  service: string
  port?: number
  weight: number
  filters: readonly Filter[]
  /** It cannot be used. */
  misfit?: Misfit
}

/** Where a Gateway sends a request. */
export interface HttpRouteChoice {
  route: string
  namespace: string
  /** The name of the Gateway's listener that has taken the request. */
  listener: string
  /** Index in `spec.rules`. */
  rule: number
  /** What of the path the rule has matched. */
  prefix: string
  filters: readonly Filter[]
  /** With a weight above 0. */
  backends: ChosenBackend[]
}

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

/** The listener of a port that is most exactly for a host. */
function listenerFor(gateway: KubeObject, host: string, port: number): Listener | undefined {
  const exactness = ({ hostname }: Listener) => hostnameRank(hostname ? [hostname] : undefined, host)
  return listenersOf(gateway)
    .filter((one) => one.port === port && exactness(one) !== undefined)
    .sort((a, b) => (exactness(b) ?? 0) - (exactness(a) ?? 0))[0]
}

interface Candidate {
  route: KubeObject
  rule: number
  rank: number[]
  prefix: string
}

function candidatesOf(route: KubeObject, request: HttpRequest): Candidate[] {
  const host = hostnameRank(specOf(route).hostnames, request.host)
  if (host === undefined) return []
  return (specOf(route).rules ?? []).flatMap(({ matches }, rule) =>
    (matches?.length ? matches : [{}])
      .filter((match) => fits(match, request))
      .map((match) => ({
        route,
        rule,
        rank: [host, ...rankOf(match)],
        prefix: match.path?.type === 'PathPrefix' ? (match.path.value ?? '/') : pathOf(request.path),
      })),
  )
}

function choice(lister: Lister, { route, rule, prefix }: Candidate, listener: string): HttpRouteChoice {
  const { name, namespace = '' } = route.metadata
  const { backendRefs = [], filters = [] } = specOf(route).rules?.[rule] ?? {}
  const backends = backendRefs
    .map(({ weight = 1, port, filters: own = [], ...ref }, index) => {
      const misfit = backendMisfit(
        lister,
        route,
        { ...ref, ...(port === undefined ? {} : { port }) },
        `spec.rules[${rule}].backendRefs[${index}]`,
      )
      return {
        namespace: ref.namespace ?? namespace,
        service: ref.name,
        weight,
        filters: own,
        ...(port === undefined ? {} : { port }),
        ...(misfit ? { misfit } : {}),
      }
    })
    .filter(({ weight }) => weight > 0)
  return { route: name, namespace, listener, rule, prefix, filters, backends }
}

/**
 * The rule that a Gateway (`namespace/name`) applies to a request on one of its ports; undefined: none (404).
 * Mirrors: the precedence that gateway.networking.k8s.io/v1 HTTPRoute documents; of listeners only the most
 * exact one counts.
 */
export function routeHttp(
  lister: Lister,
  gatewayKey: string,
  request: HttpRequest,
  port = 80,
): HttpRouteChoice | undefined {
  const gateway = lister.byKey(GATEWAYS, gatewayKey) as KubeObject | undefined
  const listener = gateway && listenerFor(gateway, request.host, port)
  if (!gateway || !listener) return undefined
  const [best] = (lister.list(HTTP_ROUTES) as KubeObject[])
    .filter((route) => listenersTaking(lister, gateway, route).some(({ name }) => name === listener.name))
    .sort(olderFirst)
    .flatMap((route) => candidatesOf(route, request))
    .sort((a, b) => compareRanks(a.rank, b.rank))
  return best && choice(lister, best, listener.name)
}
