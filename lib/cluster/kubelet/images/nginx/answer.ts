/** What nginx answers to a request, and what it writes of it. */
import type { ServerContext } from '@/lib/cluster/kubelet/images/context'
import type { Location, NginxServer } from '@/lib/cluster/kubelet/images/nginx/configuration'
import { passedOn } from '@/lib/cluster/kubelet/images/nginx/passing'
import { groupsOf } from '@/lib/cluster/kubelet/images/nginx/patterns'
import type { Op, Test } from '@/lib/cluster/kubelet/images/nginx/rewrite'
import { locationFor, serverFor } from '@/lib/cluster/kubelet/images/nginx/select'
import {
  absoluteUrl,
  fileOf,
  type Nginx,
  rootOf,
  type Turn,
  textOf,
} from '@/lib/cluster/kubelet/images/nginx/variables'
import { dateParts } from '@/lib/cluster/kubelet/images/web/access-log'
import {
  type ErrorPage,
  failure,
  isFolder,
  namesIn,
  pathOf,
  type Site,
  staticFile,
} from '@/lib/cluster/kubelet/images/web/static-files'
import { type HttpRequest, type HttpResponse, reasonOf, respond } from '@/lib/userland/kernel/network'

export interface Answered {
  response: HttpResponse
  /** What the error log says. */
  error?: string
  /** Somebody else's answer, which no page of an error replaces. */
  final?: boolean
}

/** nginx' own words. */
const nginxPage =
  (version: string): ErrorPage =>
  (status) => {
    const title = `${status} ${reasonOf(status)}`
    return `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx/${version}</center>\r\n</body>\r\n</html>\r\n`
  }

/** How often a request may be sent to another location. */
const MAX_CYCLES = 10
/** With these `add_header` adds its header; others need `always`. */
const ADDED = [200, 201, 204, 206, 301, 302, 303, 304, 307, 308]

export class Answering {
  private readonly turn: Turn
  /** Came by an internal redirect. */
  private inside = false

  constructor(nginx: Nginx, context: ServerContext, request: HttpRequest, port: number) {
    const server = serverFor(nginx.config, port, request.host)
    const none: Location = { modifier: '', path: '' }
    this.turn = {
      ...{ nginx, context, request, port, server, location: server?.own ?? none, vars: {}, cycles: 0 },
      ...{ uri: pathOf(request), args: queryOf(request.path) },
    }
  }

  private get site(): Site {
    const { nginx, context, location } = this.turn
    return {
      files: context.files,
      headers: { Server: `nginx/${nginx.version}` },
      page: nginxPage(nginx.version),
      index: [],
      ...(location.contentType && { usual: location.contentType }),
      ...(location.autoindex && { listing: (folder: string, path: string) => this.listing(folder, path) }),
    }
  }

  private text = (text: string): string => textOf(this.turn, text)

  private failed(status: number, error?: string): Answered {
    return { response: failure(this.site, status), ...(error !== undefined && { error }) }
  }

  /** From the server's own rewriting on. */
  private served(): Answered {
    const { server } = this.turn
    if (!server) return this.failed(404)
    const end = this.operate(server.own.ops ?? [])
    return typeof end === 'object' ? end : this.located(server)
  }

  /** In the location that the path leads to now, which may rewrite it. */
  private located(server: NginxServer): Answered {
    const { turn } = this
    for (;;) {
      const { uri } = turn
      turn.location = locationFor(server, uri, (groups) => Object.assign(turn.vars, groups)) ?? server.own
      if (turn.location.internal && !this.inside) return this.failed(404)
      turn.rewritten = false
      const end = turn.location === server.own ? undefined : this.operate(turn.location.ops ?? [])
      if (typeof end === 'object') return end
      if (end === 'break' || !turn.rewritten) return this.content()
      if (++turn.cycles > MAX_CYCLES) return this.failed(500, `${CYCLE} processing "${uri}"`)
    }
  }

  /** Rewrites; an answer ends it, 'break' stays in the location, 'last' looks for another one. */
  private operate(ops: readonly Op[]): Answered | 'last' | 'break' | undefined {
    for (const one of ops) {
      if (one.op === 'set') this.turn.vars[one.name] = this.text(one.value)
      if (one.op === 'break') return 'break'
      if (one.op === 'return') return this.fixed(one)
      const end =
        one.op === 'rewrite' ? this.rewrite(one) : one.op === 'if' && this.holds(one.test) && this.branch(one)
      if (end) return end
    }
    return undefined
  }

  private branch({ inner }: Extract<Op, { op: 'if' }>) {
    const { location, server } = this.turn
    if (location !== server?.own) this.turn.location = inner
    return this.operate(inner.ops ?? [])
  }

  private rewrite({ pattern, to, flag }: Extract<Op, { op: 'rewrite' }>) {
    const { turn } = this
    const groups = groupsOf(pattern, turn.uri, false)
    if (!groups) return undefined
    Object.assign(turn.vars, groups)
    const args = turn.args
    const whole = this.text(to)
    const bare = whole.endsWith('?')
    const [path = ''] = whole.split('?')
    const own = bare ? queryOf(whole.slice(0, -1)) : queryOf(whole)
    const all = [own, bare ? '' : args].filter((one) => one !== '').join('&')
    if (flag === 'redirect' || flag === 'permanent' || /^(https?:\/\/|\$scheme)/.test(to))
      return this.redirect(flag === 'permanent' ? 301 : 302, all === '' ? path : `${path}?${all}`)
    Object.assign(turn, { uri: path, args: all })
    turn.rewritten = true
    return flag === 'last' || flag === 'break' ? flag : undefined
  }

  private holds({ left, operator, right }: Test): boolean {
    const value = this.text(left)
    const is = operator.replace(/^!/, '')
    const want = operator.startsWith('!') ? 'no' : 'yes'
    const { files } = this.turn.context
    const found = is.startsWith('-') ? typeOf(files, value) : undefined
    const holds =
      is === ''
        ? value !== '' && value !== '0'
        : is === '='
          ? value === this.text(right)
          : is.startsWith('~')
            ? this.fits(right, value, is === '~*')
            : found !== undefined && (is === '-f' ? found === 'file' : is !== '-d' || found === 'directory')
    return holds === (want === 'yes')
  }

  private fits(pattern: string, value: string, ignoresCase: boolean): boolean {
    const groups = groupsOf(pattern, value, ignoresCase)
    if (groups) Object.assign(this.turn.vars, groups)
    return groups !== undefined
  }

  private redirect(status: number, to: string): Answered {
    return { response: failure(this.site, status, { Location: absoluteUrl(this.turn, to) }) }
  }

  private fixed({ status, text = '' }: { status: number; text?: string }): Answered {
    const said = this.text(text)
    if (status >= 300 && status < 400) return this.redirect(status, said)
    if (text === '' && status >= 400) return this.failed(status)
    return { response: this.plain(status, said, this.turn.location.contentType) }
  }

  private plain(status: number, text: string, type = 'text/plain'): HttpResponse {
    return respond(status, text, { ...this.site.headers, 'Content-Type': type })
  }

  /** What the location answers. */
  private content(): Answered {
    const { turn } = this
    const { location } = turn
    if (location.denied) return this.failed(403, 'access forbidden by rule')
    const tried = location.tryFiles && this.tryFiles(location.tryFiles)
    if (tried) return tried
    if (location.stubStatus) return { response: this.plain(200, STUB) }
    return passedOn(turn, this.site) ?? this.file()
  }

  private file(): Answered {
    const { turn, site } = this
    const base = fileOf(turn)
    if (!['GET', 'HEAD'].includes(turn.request.method)) return this.failed(405)
    const index = turn.uri.endsWith('/') ? this.index(base) : undefined
    if (index !== undefined) return this.inner(index + (turn.args && `?${turn.args}`))
    const response = staticFile(site, { ...turn.request, path: turn.uri }, base)
    const { status } = response
    if (status === 301) return this.redirect(301, `${turn.uri}/${turn.args && `?${turn.args}`}`)
    if (status === 404) {
      const missing = base.endsWith('/') ? `${base}${turn.location.index?.[0] ?? 'index.html'}` : base
      const what = base.endsWith('/') ? `"${missing}" is not found` : `open() "${missing}" failed`
      return { response, error: `${what} (2: No such file or directory)` }
    }
    if (status !== 403) return { response }
    const denied = `open() "${base}" failed (13: Permission denied)`
    return { response, error: base.endsWith('/') ? `directory index of "${base}" is forbidden` : denied }
  }

  /** The path of the first index that a folder has. */
  private index(folder: string): string | undefined {
    const { files } = this.turn.context
    const name = this.turn.location.index?.find((one) => isThere(files, `${folder}${one}`))
    return name === undefined ? undefined : this.turn.uri + name
  }

  /** Goes on with the first that is there; with the last one elsewhere. */
  private tryFiles(names: readonly string[]): Answered | undefined {
    const { turn } = this
    const fallback = names.at(-1) ?? ''
    const root = rootOf(turn)
    const { files } = turn.context
    for (const one of names.slice(0, -1)) {
      const wanted = this.text(one)
      const path = `/${wanted}`.replace(/\/+/g, '/')
      const inner = turn.location.alias === undefined ? path : path.slice(turn.location.path.length - 1)
      if (
        one.endsWith('/')
          ? !isFolder(files, (root + inner).replace(/\/+$/, ''))
          : !isThere(files, root + inner)
      )
        continue
      turn.uri = path
      return undefined
    }
    if (/^=\d{3}$/.test(fallback)) return this.failed(Number(fallback.slice(1)))
    return fallback.startsWith('@') ? this.named(fallback) : this.inner(this.text(fallback))
  }

  private named(name: string): Answered {
    const { turn } = this
    const found = turn.server?.locations.find(({ path }) => path === name)
    if (!found) return this.failed(500, `could not find named location "${name}"`)
    turn.location = found
    this.inside = true
    const end = this.operate(found.ops ?? [])
    return typeof end === 'object' ? end : this.content()
  }

  /** An internal redirect. */
  private inner(uri: string): Answered {
    const { turn } = this
    const [path = ''] = uri.split('?')
    if (++turn.cycles > MAX_CYCLES) return this.failed(500, `${CYCLE} internally redirecting to "${path}"`)
    Object.assign(turn, { uri: path, args: queryOf(uri) })
    this.inside = true
    return turn.server ? this.located(turn.server) : this.failed(404)
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

  /** With the page that is set for its status, and the headers that the location adds. */
  answer(): HttpResponse {
    const { turn } = this
    let found = this.served()
    const { status } = found.response
    const page = found.final ? undefined : turn.server?.errorPages.find(({ codes }) => codes.includes(status))
    if (page && (page.uri.startsWith('/') || page.uri.startsWith('@'))) {
      turn.cycles = Math.max(0, MAX_CYCLES - 2)
      const other = page.uri.startsWith('@') ? this.named(page.uri) : this.inner(this.text(page.uri))
      const { response } = other
      const shown = page.status === undefined ? status : page.status || response.status
      if (response.status === 200 || other.final)
        found = { ...found, ...other, response: { ...response, status: shown, reason: reasonOf(shown) } }
    }
    const { response, error } = found
    const headers = { ...response.headers }
    for (const [name, value, always] of turn.location.headers ?? [])
      if (always === 'always' || ADDED.includes(response.status)) headers[name] = this.text(value)
    return { ...response, headers, ...(error !== undefined && { error: this.line(error) }) }
  }

  /** As the error log has it. */
  private line(error: string): string {
    const { request, server } = this.turn
    const [what = '', upstream] = error.split('|')
    const { client = '', method, path, host } = request
    const tail = upstream === undefined ? '' : `, upstream: "${upstream}"`
    return `${what}, client: ${client}, server: ${server?.names[0] ?? ''}, request: "${method} ${path} HTTP/1.1"${tail}, host: "${host}"`
  }
}

const CYCLE = 'rewrite or internal redirection cycle while'

const queryOf = (path: string) => (path.includes('?') ? path.slice(path.indexOf('?') + 1) : '')

const typeOf = (files: ServerContext['files'], path: string) => {
  try {
    return files.stat(path)?.type
  } catch {
    return undefined
  }
}

const isThere = (files: ServerContext['files'], path: string) => typeOf(files, path) === 'file'

const STUB =
  'Active connections: 1 \nserver accepts handled requests\n 1 1 1 \nReading: 0 Writing: 1 Waiting: 0 \n'
