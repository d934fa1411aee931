/**
 * Who can reach whom: the way of a connection or a request, or the first obstacle on it and what has to be put
 * right. Data; sentences are for whoever shows them.
 */
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { certificateOf } from '@/lib/cluster/auth/authority'
import type { CauseChain } from '@/lib/cluster/explain/cause-chain'
import { explained, viewOf } from '@/lib/cluster/explain/explain-state'
import type { Link, ObjectRef } from '@/lib/cluster/explain/link'
import { obstacleLinks } from '@/lib/cluster/explain/reach-links'
import type { Sources, View } from '@/lib/cluster/explain/view'
import { nodeFiles } from '@/lib/cluster/kubelet/pod-volumes'
import { hostHeader, parseUrl, type Url } from '@/lib/cluster/kubelet/process/net/connect'
import { resolveHost, resolverConfig } from '@/lib/cluster/kubelet/process/net/resolver'
import type { HttpRequest, Protocol, Query } from '@/lib/cluster/kubelet/process/network'
import { gatewayOn, throughGateway } from '@/lib/cluster/proxy/gateway-listener'
import type { Passed } from '@/lib/cluster/proxy/http-pass'
import { controllerOf } from '@/lib/cluster/proxy/ingress-class'
import { throughIngress } from '@/lib/cluster/proxy/ingress-controller'
import { isFor } from '@/lib/cluster/proxy/ingress-tls'
import { networkOf } from '@/lib/cluster/proxy/network'
import { routesTo } from '@/lib/cluster/proxy/reach'
import {
  addressOfNode,
  type Hop,
  type Obstacle,
  type Route,
  type Source,
  type World,
} from '@/lib/cluster/proxy/world'

export interface ReachOptions {
  protocol?: Protocol
  /** The address that a URL's host is taken for, as by `curl --resolve`. */
  via?: string
  method?: string
  headers?: Record<string, string>
}

/** An obstacle in the words of curl, with what it comes from. */
export interface ReachFailure {
  obstacle: Obstacle
  words: string
  /** From the object at which it ends to the first cause. */
  links: Link[]
  origin?: CauseChain
  /** Other backends of the same Service, or of the same rule, can be reached. */
  partly?: true
}

/** The whole way of a connection, or the first obstacle on it. */
export type Reach = {
  path: Hop[]
  /** What a URL is answered with. */
  answer?: { status: number; reason: string; location?: string }
} & ({ ok: true } | ({ ok: false } & ReachFailure))

/** What curl and wget say, behind their own names. */
const WORDS: Record<Obstacle['kind'], string> = {
  refused: 'Connection refused',
  timeout: 'Connection timed out',
  unreachable: 'No route to host',
  unresolved: 'Could not resolve host',
}

/** One way, as far as it leads. */
interface Walk {
  path: Hop[]
  obstacle?: Obstacle
  answer?: { status: number; reason: string; location?: string }
}

/** What a pod resolves names with; a machine knows the nodes, and a name server of outside. */
function filesOf({ lister }: World, from: Source): Map<string, string> {
  if ('pod' in from) return new Map(Object.entries(nodeFiles(from.pod, from.pod.status?.podIP ?? '')))
  const hosts = lister.list('nodes').map((node) => `${addressOfNode(node)} ${node.metadata.name}`)
  return new Map([
    ['/etc/hosts', 'node' in from ? hosts.join('\n') : ''],
    ['/etc/resolv.conf', 'nameserver 8.8.8.8'],
  ])
}

/** The address of a host, by the search path of who asks; waiting costs nothing here. */
function addressFor(world: World, from: Source, host: string): string | undefined {
  const network = networkOf(world, from)
  const ask = (query: Query) => network(query)[0] ?? { kind: 'timeout' as const }
  const steps = resolveHost({ ask, files: filesOf(world, from) }, host)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value[0]
  }
}

/** Why a name has no address: no name server answers, or none knows it. */
function unresolved(world: World, from: Source, host: string): Walk {
  const [server] = resolverConfig(filesOf(world, from)).servers
  const to = { address: server ?? '', port: 53, protocol: 'UDP' as const }
  const route = server === undefined ? undefined : worstOf(routesTo(world, from, to))
  if (route && 'obstacle' in route) {
    const obstacle: Obstacle = { ...route.obstacle, kind: 'unresolved' }
    return { path: route.hops, obstacle }
  }
  const dead = networkOf(world, from)({ kind: 'dns', server: server ?? '', name: host, type: 'A' })[0]
  const code = dead?.kind === 'dns' ? 'no such name' : 'no name server'
  const message =
    code === 'no such name' ? `no name server knows ${host}` : `name server ${server} does not answer`
  return { path: route?.hops ?? [], obstacle: { at: 'dns', kind: 'unresolved', code, message } }
}

/** Of several ways the first that leads nowhere. */
const worstOf = (routes: readonly Route[]) => routes.find((route) => 'obstacle' in route) ?? routes[0]

function certificateHop(route: Extract<Route, { listener: unknown }>, host: string): Hop[] {
  const { certificate, certificateFor } = route.listener
  const shown = certificateOf(certificateFor?.(host) ?? certificate ?? '')
  if (!shown) return []
  const subject = shown.subject.map(([name, value]) => `${name}=${value}`).join(', ')
  return [{ kind: 'tls', host, subject, names: shown.dns, fits: isFor(shown, host) }]
}

/** What stands in front of Services passes on: an ingress controller's pod, or a Gateway on its node. */
function proxied(world: World, route: Route, request: HttpRequest): Passed[] | undefined {
  if ('obstacle' in route) return undefined
  const { pod, hops } = route
  const controller = pod && controllerOf(pod)
  const last = hops.at(-1)
  if (pod && controller && route.listener.spread) return throughIngress(world, pod, controller, request)
  if (last?.kind !== 'process' || last.node === undefined) return undefined
  const node = world.lister.get('nodes', undefined, last.node)
  const gateway = node && gatewayOn(world, node, last.port, request.host)
  return node && gateway && throughGateway(world, gateway, node, last.port, request)
}

const answerOf = ({ response }: Passed): NonNullable<Walk['answer']> => ({
  status: response.status,
  reason: response.reason,
  ...(response.headers.Location ? { location: response.headers.Location } : {}),
})

/** A request over a connection that is there. */
function speak(world: World, route: Route, request: HttpRequest): Walk[] {
  if ('obstacle' in route) return [{ path: route.hops, obstacle: route.obstacle }]
  const { serve, tls = false } = route.listener
  const path = [...route.hops, ...(request.tls && tls ? certificateHop(route, request.host) : [])]
  if (!serve || tls !== request.tls) {
    const message = `no ${request.tls ? 'TLS' : 'plain HTTP'} is spoken there`
    return [
      {
        path,
        obstacle: {
          at: 'process',
          kind: 'refused',
          code: 'no HTTP',
          message,
        },
      },
    ]
  }
  const asked = { ...request, client: route.client }
  const passed = proxied(world, route, asked) ?? [{ hops: [], response: serve(asked) }]
  return passed.map((one) => ({
    path: [...path, ...one.hops],
    answer: answerOf(one),
    ...(one.obstacle ? { obstacle: one.obstacle } : {}),
  }))
}

function requestFor(url: Url, { method = 'GET', headers = {} }: ReachOptions): HttpRequest {
  return {
    method,
    host: headers.Host ?? hostHeader(url),
    path: url.path,
    headers: { Accept: '*/*', ...headers },
    body: '',
    tls: url.scheme === 'https',
  }
}

/** All ways that a connection, or the request for a URL, may take. */
function walksTo(world: World, from: Source, target: Target, options: ReachOptions): Walk[] {
  const { host, port, request } = target
  const address = options.via ?? addressFor(world, from, host)
  if (address === undefined) return [unresolved(world, from, host)]
  const dns: Hop[] = address === host ? [] : [{ kind: 'dns', name: host, address }]
  const routes = routesTo(world, from, { address, port, protocol: options.protocol ?? 'TCP' })
  const walks = routes.flatMap((route): Walk[] =>
    request
      ? speak(world, route, request)
      : [{ path: route.hops, ...('obstacle' in route ? { obstacle: route.obstacle } : {}) }],
  )
  return walks.map((walk) => ({ ...walk, path: [...dns, ...walk.path] }))
}

interface Target {
  host: string
  port: number
  request?: HttpRequest
}

/** A name, an address, a URL, or an object that has an address. */
function targetOf(
  { lister }: World,
  to: string | ObjectRef,
  port: number | undefined,
  options: ReachOptions,
): Target {
  if (typeof to !== 'string') return { host: addressOfObject(lister, to), port: port ?? 80 }
  const url = to.includes('://') ? parseUrl(to) : undefined
  if (!url) return { host: to, port: port ?? 80 }
  return { host: url.host, port: port ?? url.port, request: requestFor(url, options) }
}

/** Of a Pod or a Node its address; a Service by its name, as a headless one has none. */
function addressOfObject(lister: World['lister'], { kind, namespace = '', name }: ObjectRef): string {
  if (kind === 'Pod') return lister.get('pods', namespace, name)?.status?.podIP ?? ''
  if (kind === 'Node') return addressOfNode(lister.get('nodes', undefined, name))
  const { clusterIP } = lister.get('services', namespace, name)?.spec ?? {}
  return clusterIP && clusterIP !== 'None' ? clusterIP : `${name}.${namespace}.svc.cluster.local`
}

function failure(
  view: View,
  from: Source,
  { host, port, request }: Target,
  protocol: Protocol,
  walk: Walk & { obstacle: Obstacle },
): ReachFailure {
  const { obstacle, answer, path } = walk
  const said = WORDS[obstacle.kind]
  const words = answer
    ? `${answer.status} ${answer.reason}`
    : obstacle.kind === 'unresolved'
      ? `${said}: ${host}`
      : said
  const isName = obstacle.kind === 'unresolved'
  const links = obstacleLinks(view, {
    from,
    host,
    path,
    obstacle,
    port: isName ? 53 : port,
    protocol: isName ? 'UDP' : protocol,
    asked: request?.host.replace(/:\d+$/, '') ?? host,
  })
  return { obstacle, words, ...causes(view, links[0]?.object ?? { kind: 'Host', name: host }, links) }
}

/** What comes of it in the end, and who did it. */
function causes(view: View, about: ObjectRef, found: Link[]): Pick<ReachFailure, 'links' | 'origin'> {
  const { object: _, ...told } = explained(view, about, found)
  return told
}

const hasObstacle = (walk: Walk): walk is Walk & { obstacle: Obstacle } => walk.obstacle !== undefined

/** An object that has no address yet. */
function withoutAddress(view: View, to: string | ObjectRef): Reach | undefined {
  if (typeof to === 'string' || to.kind !== 'Pod') return undefined
  const pod = view.lister.get('pods', to.namespace ?? '', to.name) as Pod | undefined
  if (pod?.status?.podIP) return undefined
  const message = `Pod ${to.namespace}/${to.name} has no address`
  return {
    ok: false,
    path: [],
    obstacle: { at: 'endpoint', kind: 'unreachable', code: 'no such address', message },
    words: WORDS.unreachable,
    ...causes(view, to, view.explain(to)),
  }
}

/**
 * Walks name → Service → endpoint → policies → process, and on through whatever passes requests on.
 * Of several backends the first that cannot be reached tells why.
 * @param to a name by the search path of who asks, an address, a URL, or a Pod, Service or Node
 */
export function canReach(
  sources: Sources,
  world: World,
  from: Source,
  to: string | ObjectRef,
  port?: number,
  options: ReachOptions = {},
): Reach {
  const view = viewOf(sources)
  const nowhere = withoutAddress(view, to)
  if (nowhere) return nowhere
  const target = targetOf(world, to, port, options)
  const walks = walksTo(world, from, target, options)
  const bad = walks.find(hasObstacle)
  const shown = bad ?? walks[0]
  const base = { path: shown?.path ?? [], ...(shown?.answer ? { answer: shown.answer } : {}) }
  if (!bad) return { ...base, ok: true }
  const partly = walks.some((walk) => !walk.obstacle)
  return {
    ...base,
    ok: false,
    ...failure(view, from, target, options.protocol ?? 'TCP', bad),
    ...(partly ? { partly } : {}),
  }
}
