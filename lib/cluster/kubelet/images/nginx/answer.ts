/** What nginx answers to a request, and what it writes of it. */
import { Regexp } from '@/lib/cluster/apimachinery/regexp/regexp'
import type { ServerContext } from '@/lib/cluster/kubelet/images/context'
import {
  hostOf,
  type Location,
  type NginxConfig,
  type NginxServer,
} from '@/lib/cluster/kubelet/images/nginx/configuration'
import { dateParts, slashTime } from '@/lib/cluster/kubelet/images/web/access-log'
import {
  type ErrorPage,
  failure,
  fileResponse,
  isFolder,
  namesIn,
  pathOf,
  type Site,
  staticFile,
} from '@/lib/cluster/kubelet/images/web/static-files'
import {
  type Answer,
  type HttpRequest,
  type HttpResponse,
  type Query,
  reasonOf,
  respond,
} from '@/lib/userland/kernel/network'

/** All that answers depend on. */
export interface Nginx {
  config: NginxConfig
  /** Of upstream hosts, as they were when it read its configuration. */
  addresses: Record<string, string>
  version: string
}

interface Answered {
  response: HttpResponse
  /** What the error log says. */
  error?: string
}

/** nginx' own words. */
export const nginxPage =
  (version: string): ErrorPage =>
  (status) => {
    const title = `${status} ${reasonOf(status)}`
    return `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx/${version}</center>\r\n</body>\r\n</html>\r\n`
  }

const nameMatches = (name: string, host: string) =>
  name === host ||
  (name.startsWith('*.') && host.endsWith(name.slice(1))) ||
  (name.startsWith('.') && (host.endsWith(name) || host === name.slice(1))) ||
  (name.startsWith('~') && matches(name.slice(1), host, false))

function matches(pattern: string, text: string, ignoresCase: boolean): boolean {
  try {
    return new Regexp(ignoresCase ? `(?i)${pattern}` : pattern).test(text)
  } catch {
    return false
  }
}

/** The server of a port that has the name; the first one otherwise. */
export function serverFor({ servers }: NginxConfig, port: number, host: string): NginxServer | undefined {
  const there = servers.filter(({ ports }) => ports.some((one) => one.port === port))
  const name = host.replace(/:\d+$/, '').toLowerCase()
  return there.find(({ names }) => names.some((one) => nameMatches(one, name))) ?? there[0]
}

/** Exact ones first, then the longest prefix unless a regular expression fits. */
export function locationFor({ locations }: NginxServer, path: string): Location | undefined {
  const exact = locations.find((one) => one.modifier === '=' && one.path === path)
  if (exact) return exact
  const prefixes = locations.filter(
    (one) =>
      (one.modifier === '' || one.modifier === '^~') &&
      !one.path.startsWith('@') &&
      path.startsWith(one.path),
  )
  const [longest] = prefixes.sort((a, b) => b.path.length - a.path.length)
  if (longest?.modifier === '^~') return longest
  const fitting = locations.find(
    (one) => one.modifier.startsWith('~') && matches(one.path, path, one.modifier === '~*'),
  )
  return fitting ?? longest
}

/** Requests that servers pass on within one: a server that passes to itself comes to an end. */
let depth = 0
const MAX_DEPTH = 8
/** ms that nginx waits for an upstream. */
const UPSTREAM_TIMEOUT = 60_000

export class Answering {
  private readonly site: Site
  private readonly server: NginxServer | undefined

  constructor(
    private readonly nginx: Nginx,
    private readonly context: ServerContext,
    private readonly request: HttpRequest,
    private readonly port: number,
  ) {
    const { files } = context
    const headers = { Server: `nginx/${nginx.version}` }
    this.server = serverFor(nginx.config, port, request.host)
    this.site = { files, headers, page: nginxPage(nginx.version) }
  }

  private variables(text: string): string {
    const { request, context, port } = this
    const values: Record<string, string> = {
      host: request.host.replace(/:\d+$/, ''),
      http_host: request.host,
      hostname: context.hostname,
      request_uri: request.path,
      uri: pathOf(request),
      document_uri: pathOf(request),
      args: request.path.split('?')[1] ?? '',
      is_args: request.path.includes('?') ? '?' : '',
      request_method: request.method,
      scheme: request.tls ? 'https' : 'http',
      remote_addr: request.client ?? '',
      proxy_add_x_forwarded_for: request.client ?? '',
      server_port: String(port),
      server_name: this.server?.names[0] ?? '',
      server_addr: '',
      nginx_version: this.nginx.version,
      status: '200',
      time_iso8601: '',
    }
    return text.replace(/\$(?:\{(\w+)\}|(\w+))/g, (_, braced, plain) => {
      const name = String(braced ?? plain)
      if (Object.hasOwn(values, name)) return values[name] ?? ''
      const header = name.startsWith('http_') ? name.slice(5).replaceAll('_', '-') : undefined
      const found = Object.entries(request.headers).find(([one]) => one.toLowerCase() === header)
      return found?.[1] ?? ''
    })
  }

  /** The answer to a request for this path, which may not be the one that was asked for. */
  private at(path: string, redirects = 0): Answered {
    const { server } = this
    if (!server) return { response: failure(this.site, 404) }
    if (server.own.answer) return { response: this.fixed(server.own.answer) }
    const location = locationFor(server, path) ?? server.own
    if (location.answer) return { response: this.fixed(location.answer, location.contentType) }
    if (location.denied) return { response: failure(this.site, 403), error: 'access forbidden by rule' }
    if (location.stubStatus) return { response: this.plain(200, STUB) }
    if (location.proxyPass !== undefined) return this.passOn(location, path)
    const root = location.root ?? ''
    if (location.tryFiles) return this.tryFiles(location, path, redirects)
    const base =
      location.alias === undefined
        ? root.replace(/\/$/, '') + path
        : location.alias + path.slice(location.path.length)
    return this.file(location, base)
  }

  private plain(status: number, text: string, type = 'text/plain'): HttpResponse {
    return respond(status, text, { ...this.site.headers, 'Content-Type': type })
  }

  private fixed({ status, text = '' }: NonNullable<Location['answer']>, type?: string): HttpResponse {
    const said = this.variables(text)
    if (status >= 300 && status < 400) return failure(this.site, status, { Location: said })
    return text === '' && status >= 400
      ? failure(this.site, status)
      : this.plain(status, said, type ?? 'text/plain')
  }

  private file(location: Location, base: string): Answered {
    const site: Site = {
      ...this.site,
      headers: { ...this.site.headers, ...this.added(location) },
      ...(location.index && { index: location.index }),
      ...(location.contentType && { usual: location.contentType }),
      ...(location.autoindex && { listing: (folder, path) => this.listing(folder, path) }),
    }
    if (!['GET', 'HEAD'].includes(this.request.method)) return { response: failure(site, 405) }
    const response = staticFile(site, this.request, base)
    if (response.status === 404) {
      const missing = base.endsWith('/') ? `${base}index.html` : base
      const what = base.endsWith('/') ? `"${missing}" is not found` : `open() "${missing}" failed`
      return { response, error: `${what} (2: No such file or directory)` }
    }
    if (response.status === 403)
      return base.endsWith('/')
        ? { response, error: `directory index of "${base}" is forbidden` }
        : { response, error: `open() "${base}" failed (13: Permission denied)` }
    return { response }
  }

  private added({ headers = [] }: Location): Record<string, string> {
    return Object.fromEntries(headers.map(([name, value]) => [name, this.variables(value)]))
  }

  private tryFiles(location: Location, path: string, redirects: number): Answered {
    const { tryFiles = [], root = '' } = location
    const fallback = tryFiles.at(-1) ?? ''
    for (const one of tryFiles.slice(0, -1)) {
      const wanted = this.variables(one.replace('$uri', path))
      const base = root.replace(/\/$/, '') + (wanted.startsWith('/') ? wanted : `/${wanted}`)
      if (
        one.endsWith('/') ? isFolder(this.site.files, base.replace(/\/$/, '')) : fileResponse(this.site, base)
      )
        return this.file(location, one.endsWith('/') && !base.endsWith('/') ? `${base}/` : base)
    }
    if (/^=\d{3}$/.test(fallback)) return { response: failure(this.site, Number(fallback.slice(1))) }
    if (redirects > 9)
      return {
        response: failure(this.site, 500),
        error: `rewrite or internal redirection cycle while internally redirecting to "${path}"`,
      }
    const named = this.server?.locations.find((one) => one.path === fallback)
    if (fallback.startsWith('@') && named?.proxyPass !== undefined) return this.passOn(named, path)
    return this.inner(this.variables(fallback.replace('$uri', path)), redirects + 1)
  }

  /** An internal redirect. */
  private inner(uri: string, redirects: number): Answered {
    const [path = ''] = uri.split('?')
    const again = new Answering(this.nginx, this.context, { ...this.request, path: uri }, this.port)
    return again.at(path, redirects)
  }

  private listing(folder: string, path: string): string {
    const { files } = this.site
    const line = (name: string) => {
      const stat = files.stat(`${folder}/${name.replace(/\/$/, '')}`)
      const { day, month, year, time } = dateParts(stat?.mtime ?? 0)
      const size = name.endsWith('/') ? '-' : String(stat?.size ?? 0)
      const date = `${day}-${month}-${year} ${time.slice(0, 5)}`
      return `<a href="${name}">${name}</a>${' '.repeat(Math.max(1, 51 - name.length))}${date}${size.padStart(20)}\r\n`
    }
    const title = `Index of ${path}`
    return `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<h1>${title}</h1><hr><pre><a href="../">../</a>\r\n${namesIn(files, folder).map(line).join('')}</pre><hr></body>\r\n</html>\r\n`
  }

  /** Where a location passes requests on to: address, port, path. */
  private target(location: Location, path: string) {
    const url = this.variables(location.proxyPass ?? '')
    const tls = url.startsWith('https:')
    const rest = url.replace(/^https?:\/\//, '')
    const slash = rest.indexOf('/')
    const authority = slash < 0 ? rest : rest.slice(0, slash)
    const query = this.request.path.includes('?') ? `?${this.request.path.split('?')[1]}` : ''
    const own =
      slash < 0
        ? path
        : rest.slice(slash) + path.slice(location.path.startsWith('/') ? location.path.length : 0)
    const upstream = this.nginx.config.upstreams[authority]?.[0] ?? authority
    const host = hostOf(upstream)
    const port = Number(/:(\d+)/.exec(upstream)?.[1] ?? (tls ? 443 : 80))
    const address = this.nginx.addresses[host] ?? host
    return {
      url: `${tls ? 'https' : 'http'}://${address}:${port}${own}${query}`,
      authority,
      host,
      port,
      address,
      path: own + query,
      tls,
    }
  }

  private passOn(location: Location, path: string): Answered {
    const { address, port, url, authority, path: inner, tls } = this.target(location, path)
    if (depth >= MAX_DEPTH)
      return { response: failure(this.site, 500), error: '1024 worker_connections are not enough' }
    const { request, site } = this
    const answer = this.asked({
      ...{ kind: 'connect', address, port, protocol: 'TCP' },
      request: { ...request, path: inner, host: authority, tls },
    })
    const upstream = (what: string, status: number, took?: number): Answered => ({
      response: { ...failure(site, status), ...(took !== undefined && { took }) },
      error: `${what} while connecting to upstream|${url}`,
    })
    if (answer.kind === 'refused') return upstream('connect() failed (111: Connection refused)', 502)
    if (answer.kind === 'unreachable')
      return upstream('connect() failed (113: Host is unreachable)', 502, 3000)
    if (answer.kind === 'timeout')
      return upstream('upstream timed out (110: Connection timed out)', 504, UPSTREAM_TIMEOUT)
    if (answer.kind !== 'open' || !answer.response)
      return {
        response: failure(site, 502),
        error: `upstream prematurely closed connection while reading response header from upstream|${url}`,
      }
    const { response } = answer
    return {
      response: { ...response, headers: { ...response.headers, ...site.headers, ...this.added(location) } },
    }
  }

  private asked(query: Query): Answer {
    depth += 1
    try {
      return this.context.ask(query)
    } finally {
      depth -= 1
    }
  }

  answer(): Answered {
    const found = this.at(pathOf(this.request))
    const { status } = found.response
    const page = this.server?.errorPages.find(({ codes }) => codes.includes(status))
    if (!page?.uri.startsWith('/')) return found
    const { response } = this.inner(page.uri, 9)
    return response.status === 200
      ? { ...found, response: { ...response, status, reason: reasonOf(status) } }
      : found
  }

  /** The line of the error log; undefined: all went well. */
  errorLine(now: number): string | undefined {
    const { error } = this.answer()
    if (error === undefined) return undefined
    const [what = '', upstream] = error.split('|')
    const { client = '', method, path, host } = this.request
    const name = this.server?.names[0] ?? ''
    const tail = upstream === undefined ? '' : `, upstream: "${upstream}"`
    return `${slashTime(now)} [error] 29#29: *1 ${what}, client: ${client}, server: ${name}, request: "${method} ${path} HTTP/1.1"${tail}, host: "${host}"`
  }
}

const STUB =
  'Active connections: 1 \nserver accepts handled requests\n 1 1 1 \nReading: 0 Writing: 1 Waiting: 0 \n'
