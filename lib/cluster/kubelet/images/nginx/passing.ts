/**
 * What nginx passes on to others: proxy_pass, fastcgi_pass.
 * Differs: of an upstream's servers the first is asked; nobody speaks uwsgi, SCGI or gRPC here.
 */
import { fastcgiReply, fastcgiText, socketPort } from '@/lib/cluster/kubelet/images/fastcgi'
import type { Answered } from '@/lib/cluster/kubelet/images/nginx/answer'
import { hostOf } from '@/lib/cluster/kubelet/images/nginx/configuration'
import { type Turn, textOf } from '@/lib/cluster/kubelet/images/nginx/variables'
import { failure, type Site } from '@/lib/cluster/kubelet/images/web/static-files'
import { type Answer, type HttpResponse, type Query, respond } from '@/lib/userland/kernel/network'

/** Requests that servers pass on within one: a server that passes to itself comes to an end. */
let depth = 0
const MAX_DEPTH = 8
/** ms that nginx waits for an upstream. */
const UPSTREAM_TIMEOUT = 60_000

/** Who is asked. */
interface Target {
  address: string
  port: number
  /** As the error log names it. */
  url: string
  /** Why the connection cannot be made. */
  fault?: string
}

/** The answer of whom the location passes requests on to; undefined: it passes none on. */
export function passedOn(turn: Turn, site: Site): Answered | undefined {
  const { proxyPass, fastcgiPass, otherPass } = turn.location
  if (proxyPass === undefined && fastcgiPass === undefined && otherPass === undefined) return undefined
  if (depth >= MAX_DEPTH)
    return { response: failure(site, 500), error: '1024 worker_connections are not enough' }
  if (proxyPass !== undefined) return proxied(turn, site, textOf(turn, proxyPass))
  if (fastcgiPass !== undefined) return byFastcgi(turn, site, textOf(turn, fastcgiPass))
  const to = targetOf(turn, textOf(turn, otherPass ?? '').replace(/^grpcs?:\/\//, ''), 'uwsgi', 80)
  const { answer, failed } = reach(turn, site, to, { data: '' })
  return failed ?? ended(site, answer, to)
}

const WORKER = 101

/** The socket in a file, as nginx' workers may open it. */
function socketTarget({ context, nginx }: Turn, path: string, scheme: string): Target {
  const url = `${scheme}://unix:${path}:`
  const fault = (why: string) => ({
    address: '',
    port: 0,
    url,
    fault: `connect() to unix:${path} failed (${why})`,
  })
  const stat = context.files.stat(path)
  if (!stat) return fault('2: No such file or directory')
  const { mode, uid, gid } = stat
  const may = (bits: number) => (mode & bits) === bits
  const own = (uid === WORKER && may(0o600)) || (gid === WORKER && may(0o060)) || may(0o006)
  if (!own && !nginx.config.asRoot) return fault('13: Permission denied')
  const port = socketPort(context.files, path)
  return port === undefined ? fault('111: Connection refused') : { address: '127.0.0.1', port, url }
}

function targetOf(turn: Turn, authority: string, scheme: string, usual: number, path = ''): Target {
  const { config, addresses } = turn.nginx
  const upstream = config.upstreams[authority]?.[0] ?? authority
  if (upstream.startsWith('unix:')) return socketTarget(turn, upstream.slice(5).replace(/:.*$/, ''), scheme)
  const host = hostOf(upstream)
  const port = Number(/:(\d+)/.exec(upstream)?.[1] ?? usual)
  const address = addresses[host] ?? host
  return { address, port, url: `${scheme}://${address}:${port}${path}` }
}

function asked({ context }: Turn, query: Query): Answer {
  depth += 1
  try {
    return context.ask(query)
  } finally {
    depth -= 1
  }
}

type Said = Pick<Extract<Query, { kind: 'connect' }>, 'request' | 'data'>

/** Connects and asks. */
function reach(turn: Turn, site: Site, to: Target, said: Said): { answer?: Answer; failed?: Answered } {
  const { address, port, url, fault } = to
  const failed = (what: string, status = 502, took?: number): { failed: Answered } => ({
    failed: {
      response: { ...failure(site, status), ...(took !== undefined && { took }) },
      error: `${what} while connecting to upstream|${url}`,
    },
  })
  if (fault !== undefined) return failed(fault)
  const answer = asked(turn, { kind: 'connect', address, port, protocol: 'TCP', ...said })
  if (answer.kind === 'refused') return failed('connect() failed (111: Connection refused)')
  if (answer.kind === 'unreachable') return failed('connect() failed (113: Host is unreachable)', 502, 3000)
  if (answer.kind === 'timeout')
    return failed('upstream timed out (110: Connection timed out)', 504, UPSTREAM_TIMEOUT)
  return { answer }
}

/** The connection was made, and no answer came. */
function ended(site: Site, answer: Answer | undefined, { url }: Target): Answered {
  const isReset = answer?.kind === 'open' && answer.reset
  const what = isReset
    ? 'recv() failed (104: Connection reset by peer)'
    : 'upstream prematurely closed connection'
  return {
    response: failure(site, 502),
    error: `${what} while reading response header from upstream|${url}`,
  }
}

function proxied(turn: Turn, site: Site, url: string): Answered {
  const { request, location, uri, args, rewritten } = turn
  const tls = url.startsWith('https:')
  const rest = url.replace(/^https?:\/\//, '')
  const slash = rest.startsWith('unix:') ? -1 : rest.indexOf('/')
  const authority = slash < 0 ? rest : rest.slice(0, slash)
  const given = location.path.startsWith('/') ? location.path.length : 0
  const hasVariables = location.proxyPass?.includes('$') && slash >= 0
  const path =
    slash < 0 || rewritten ? uri : hasVariables ? rest.slice(slash) : rest.slice(slash) + uri.slice(given)
  const whole = path + (args === '' || hasVariables ? '' : `?${args}`)
  const to = targetOf(turn, authority, tls ? 'https' : 'http', tls ? 443 : 80, whole)
  const { answer, failed } = reach(turn, site, to, {
    request: { ...request, path: whole, host: authority, tls },
  })
  if (failed) return failed
  if (answer?.kind !== 'open' || !answer.response) return ended(site, answer, to)
  const { error: _, ...response } = answer.response
  return { response: { ...response, headers: { ...response.headers, ...site.headers } } }
}

/** What the location hands over, and the request's headers. */
function paramsOf(turn: Turn): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [name, value] of Object.entries(turn.request.headers))
    found[`HTTP_${name.toUpperCase().replaceAll('-', '_')}`] = value
  found.HTTP_HOST = turn.request.host
  for (const [name, value, when] of turn.location.fastcgiParams ?? []) {
    const text = textOf(turn, value)
    if (when === undefined || text !== '') found[name] = text
  }
  return found
}

function byFastcgi(turn: Turn, site: Site, authority: string): Answered {
  const to = targetOf(turn, authority, 'fastcgi', 9000)
  const data = fastcgiText({ params: paramsOf(turn), body: turn.request.body })
  const { answer, failed } = reach(turn, site, to, { data })
  if (failed) return failed
  const reply = answer?.kind === 'open' ? fastcgiReply(answer.data) : undefined
  const while_ = `while reading response header from upstream|${to.url}`
  if (!reply && answer?.kind === 'open' && answer.data)
    return {
      response: failure(site, 502),
      error: `upstream sent unsupported FastCGI protocol version: ${answer.data.charCodeAt(0)} ${while_}`,
    }
  if (!reply) return ended(site, answer, to)
  const { status, headers, body, stderr, took } = reply
  const response: HttpResponse = {
    ...respond(status, body, { ...headers, ...site.headers }),
    ...(took !== undefined && { took }),
  }
  const error = stderr.length > 0 && { error: `FastCGI sent in stderr: "${stderr.join('\n')}" ${while_}` }
  return { response, final: true, ...error }
}
