/** What nginx' variables hold while it answers a request. */

import { formatTime } from '@/lib/cluster/apimachinery/time'
import type { ServerContext } from '@/lib/cluster/kubelet/images/context'
import { addressOf } from '@/lib/cluster/kubelet/images/name-servers'
import type { Location, NginxConfig, NginxServer } from '@/lib/cluster/kubelet/images/nginx/configuration'
import { groupsOf } from '@/lib/cluster/kubelet/images/nginx/patterns'
import { logTime } from '@/lib/cluster/kubelet/images/web/access-log'
import type { HttpRequest } from '@/lib/userland/kernel/network'
import { byteLength } from '@/lib/userland/kernel/text'

/** All that answers depend on. */
export interface Nginx {
  config: NginxConfig
  /** Of upstream hosts, as they were when it read its configuration. */
  addresses: Record<string, string>
  version: string
}

/** A request on its way through the configuration. */
export interface Turn {
  nginx: Nginx
  context: ServerContext
  request: HttpRequest
  port: number
  server: NginxServer | undefined
  location: Location
  /** Without its query; changes as it is rewritten. */
  uri: string
  args: string
  /** `set` here, and what groups hold. */
  vars: Record<string, string>
  /** How often it was sent to another location. */
  cycles: number
  /** The path was rewritten, in this location where it is asked after that. */
  rewritten?: boolean
}

const nameOf = ({ request }: Turn) => request.host.replace(/:\d+$/, '').toLowerCase()

const header = ({ request }: Turn, name: string) =>
  Object.entries(request.headers).find(([one]) => one.toLowerCase() === name)?.[1] ?? ''

export const rootOf = (turn: Turn): string => {
  const { alias, root = '' } = turn.location
  return textOf(turn, alias ?? root).replace(/\/$/, '')
}

/** The file that the path stands for. */
export function fileOf(turn: Turn): string {
  const { location, uri } = turn
  if (location.alias === undefined) return rootOf(turn) + uri
  return location.modifier.startsWith('~')
    ? textOf(turn, location.alias)
    : textOf(turn, location.alias) + uri.slice(location.path.length)
}

/** What `fastcgi_split_path_info` makes of the path: the script, and what follows it. */
function splitPath(turn: Turn): [string, string] {
  const { uri, location } = turn
  const groups = location.splitPath === undefined ? undefined : groupsOf(location.splitPath, uri, false)
  const name = groups?.[1] ?? uri
  return [name.endsWith('/') ? name + (location.fastcgiIndex ?? '') : name, groups?.[2] ?? '']
}

const client = ({ request }: Turn) => request.client ?? ''

function forwarded(turn: Turn): string {
  const before = header(turn, 'x-forwarded-for')
  return before === '' ? client(turn) : `${before}, ${client(turn)}`
}

const OWN: Readonly<Record<string, (turn: Turn) => string>> = {
  host: nameOf,
  http_host: ({ request }) => request.host,
  hostname: ({ context }) => context.hostname,
  request_uri: ({ request }) => request.path,
  uri: ({ uri }) => uri,
  document_uri: ({ uri }) => uri,
  args: ({ args }) => args,
  query_string: ({ args }) => args,
  is_args: ({ args }) => (args === '' ? '' : '?'),
  request: ({ request }) => `${request.method} ${request.path} HTTP/1.1`,
  request_method: ({ request }) => request.method,
  request_body: ({ request }) => request.body,
  request_filename: fileOf,
  document_root: rootOf,
  realpath_root: rootOf,
  fastcgi_script_name: (turn) => splitPath(turn)[0],
  fastcgi_path_info: (turn) => splitPath(turn)[1],
  content_type: (turn) => header(turn, 'content-type'),
  content_length: ({ request }) => (request.body === '' ? '' : String(byteLength(request.body))),
  scheme: ({ request }) => (request.tls ? 'https' : 'http'),
  https: ({ request }) => (request.tls ? 'on' : ''),
  remote_addr: client,
  remote_port: () => '40000',
  proxy_add_x_forwarded_for: forwarded,
  proxy_host: ({ location }) => (location.proxyPass ?? '').replace(/^https?:\/\//, '').replace(/\/.*/, ''),
  server_port: ({ port }) => String(port),
  server_name: ({ server }) => server?.names[0] ?? '',
  server_protocol: () => 'HTTP/1.1',
  server_addr: (turn) =>
    client(turn) === '127.0.0.1' ? '127.0.0.1' : (addressOf(turn.context, turn.context.hostname) ?? ''),
  nginx_version: ({ nginx }) => nginx.version,
  status: () => '200',
  pid: () => '29',
  msec: ({ context }) => (context.now() / 1000).toFixed(3),
  time_iso8601: ({ context }) => formatTime(context.now()).replace('Z', '+00:00'),
  time_local: ({ context }) => logTime(context.now()),
}

/** Maps within maps. */
const MAX_DEPTH = 20

function mapped(turn: Turn, name: string, depth: number): string | undefined {
  const map = Object.hasOwn(turn.nginx.config.maps, name) ? turn.nginx.config.maps[name] : undefined
  if (!map || depth > MAX_DEPTH) return undefined
  const value = textOf(turn, map.source, depth + 1)
  let found = map.values.find(([key]) => key.toLowerCase() === value.toLowerCase())?.[1]
  for (const [key, to] of map.values) {
    if (found !== undefined) break
    const groups = key.startsWith('~') && groupsOf(key.replace(/^~\*?/, ''), value, key.startsWith('~*'))
    if (!groups) continue
    Object.assign(turn.vars, groups)
    found = to
  }
  return textOf(turn, found ?? map.usual, depth + 1)
}

function variable(turn: Turn, name: string, depth: number): string {
  if (Object.hasOwn(turn.vars, name)) return turn.vars[name] ?? ''
  if (Object.hasOwn(OWN, name)) return OWN[name]?.(turn) ?? ''
  const own = mapped(turn, name, depth)
  if (own !== undefined) return own
  const [, kind, rest = ''] = /^(http|arg|cookie)_(\w+)$/.exec(name) ?? []
  const pair = (text: string, between: RegExp) =>
    text
      .split(between)
      .find((one) => one.toLowerCase().startsWith(`${rest.toLowerCase()}=`))
      ?.slice(rest.length + 1) ?? ''
  if (kind === 'http') return header(turn, rest.replaceAll('_', '-'))
  if (kind === 'arg') return pair(turn.args, /&/)
  return kind === 'cookie' ? pair(header(turn, 'cookie'), /;\s*/) : ''
}

/** A text with what its variables hold. */
export const textOf = (turn: Turn, text: string, depth = 0): string =>
  text.replace(/\$(?:\{(\w+)\}|(\d|[a-zA-Z_]\w*))/g, (_, braced, plain) =>
    variable(turn, String(braced ?? plain), depth),
  )

/** A path of this server as browsers are sent to it: with the port that it listens on. */
export function absoluteUrl(turn: Turn, path: string): string {
  if (!path.startsWith('/')) return path
  const { request, port } = turn
  const scheme = request.tls ? 'https' : 'http'
  return `${scheme}://${nameOf(turn)}${port === (request.tls ? 443 : 80) ? '' : `:${port}`}${path}`
}
