/**
 * Who can reach whom: the way of a connection or a request, or the first obstacle on it and what has to be put
 * right. Data; sentences are for whoever shows them.
 */
import type { Pod } from '@/lib/cluster/apimachinery/object'
import type { CauseChain } from '@/lib/cluster/explain/cause-chain'
import { explained, viewOf } from '@/lib/cluster/explain/explain-state'
import type { Link, ObjectRef } from '@/lib/cluster/explain/link'
import { obstacleLinks } from '@/lib/cluster/explain/reach-links'
import { type Target, type Walk, walksTo } from '@/lib/cluster/explain/reach-walk'
import type { Sources, View } from '@/lib/cluster/explain/view'
import type { HttpRequest, Protocol } from '@/lib/cluster/kubelet/process/network'
import { addressOfNode, type Hop, type Obstacle, type Source, type World } from '@/lib/cluster/proxy/world'
import { hostHeader, parseUrl, type Url } from '@/lib/userland/tools/network/url'

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
  const message = `${to.name} has no address`
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
