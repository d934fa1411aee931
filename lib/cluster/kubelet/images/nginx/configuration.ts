/**
 * What nginx' configuration says, as far as it is understood here.
 * Mirrors: nginx' own checks and words for the directives that people write. Differs: of rewrite, map, if, upstream's
 * balancing, caching and limits nothing is followed.
 */
import { type ServerContext, textOf } from '@/lib/cluster/kubelet/images/context'
import { at, type Directive, NginxError, parseBlocks } from '@/lib/cluster/kubelet/images/nginx/blocks'
import { BLOCKS, CONTEXTS } from '@/lib/cluster/kubelet/images/nginx/directives'

export interface Location {
  modifier: '' | '=' | '^~' | '~' | '~*'
  path: string
  root?: string
  alias?: string
  index?: string[]
  tryFiles?: string[]
  answer?: { status: number; text?: string }
  /** Where it passes requests on: `http://api:8080/v1` */
  proxyPass?: string
  autoindex?: boolean
  denied?: boolean
  stubStatus?: boolean
  headers?: [name: string, value: string][]
  contentType?: string
}

export interface NginxServer {
  ports: { port: number; loopback?: boolean; tls?: boolean }[]
  names: string[]
  /** What holds where no location says otherwise. */
  own: Location
  locations: Location[]
  errorPages: { codes: number[]; uri: string }[]
  /** A file in PEM. */
  certificate?: string
}

export interface NginxConfig {
  servers: NginxServer[]
  /** By name: `server` lines. */
  upstreams: Record<string, string[]>
  accessLog?: string
  errorLog?: string
  /** Where it writes its number, and the folders that it makes for temporary files. */
  pidFile: string
  temporary: string[]
}

const PREFIX = '/etc/nginx'
export const DEFAULT_PID = '/run/nginx.pid'

/** Directives of folders for temporary files, and their usual names. */
const TEMPORARY = [
  ['client_body_temp_path', 'client_temp'],
  ...['proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => [`${name}_temp_path`, `${name}_temp`]),
] as const

export const absolute = (path: string) => (path.startsWith('/') ? path : `${PREFIX}/${path}`)

function matching(files: ServerContext['files'], pattern: string): string[] {
  const slash = pattern.lastIndexOf('/')
  const [folder, name] = [pattern.slice(0, slash), pattern.slice(slash + 1)]
  if (!name.includes('*')) return [pattern]
  const [head = '', tail = ''] = name.split('*')
  const names = files.stat(folder)?.type === 'directory' ? files.list(folder) : []
  const isMatch = (one: string) =>
    !one.startsWith('.') &&
    one.length >= head.length + tail.length &&
    one.startsWith(head) &&
    one.endsWith(tail)
  return names
    .filter(isMatch)
    .sort()
    .map((one) => `${folder}/${one}`)
}

const MAX_DEPTH = 10

/** The directives of a file with what it includes in their places. @throws NginxError */
function load(files: ServerContext['files'], path: string, from?: Directive, depth = 0): Directive[] {
  const source = textOf(files, path)
  if (source === undefined || depth > MAX_DEPTH)
    throw new NginxError(
      `open() "${path}" failed (2: No such file or directory)${from ? ` ${at(from)}` : ''}`,
    )
  const expand = (directives: Directive[]): Directive[] =>
    directives.flatMap((one) => {
      if (one.name !== 'include') return [{ ...one, ...(one.body && { body: expand(one.body) }) }]
      return matching(files, absolute(one.args[0] ?? '')).flatMap((file) => load(files, file, one, depth + 1))
    })
  return expand(parseBlocks(source, path))
}

/** Every directive is known, stands where it may and ends as it has to. @throws NginxError */
function check(directives: readonly Directive[], context: string): void {
  for (const one of directives) {
    const { name, body } = one
    const contexts = Object.hasOwn(CONTEXTS, name) ? CONTEXTS[name] : undefined
    if (!contexts) throw new NginxError(`unknown directive "${name}" ${at(one)}`)
    if (!contexts.includes(context))
      throw new NginxError(`"${name}" directive is not allowed here ${at(one)}`)
    const isBlock = BLOCKS.includes(name) && context !== 'upstream'
    if (isBlock && !body) throw new NginxError(`directive "${name}" has no opening "{" ${at(one)}`)
    if (!isBlock && body) throw new NginxError(`directive "${name}" is not terminated by ";" ${at(one)}`)
    if (!isBlock && one.args.length === 0 && !['ip_hash', 'least_conn', 'stub_status'].includes(name))
      throw new NginxError(`invalid number of arguments in "${name}" directive ${at(one)}`)
    if (body && !['types', 'map', 'geo', 'split_clients'].includes(name)) check(body, name)
  }
}

const all = (body: readonly Directive[], name: string) => body.filter((one) => one.name === name)
const last = (body: readonly Directive[], name: string) => all(body, name).at(-1)

function answerOf({ args, ...one }: Directive): Location['answer'] {
  const [status = '', text] = args
  if (/^\d{3}$/.test(status)) return { status: Number(status), ...(text === undefined ? {} : { text }) }
  if (/^(https?:|\/|\$scheme)/.test(status)) return { status: 302, text: status }
  throw new NginxError(`invalid return code "${status}" ${at(one)}`)
}

/** Where nothing is said, what stands above holds. */
function locationOf(
  body: readonly Directive[],
  above: Location,
  modifier: Location['modifier'],
  path: string,
): Location {
  const arg = (name: string) => last(body, name)?.args[0]
  const answer = last(body, 'return')
  const headers = all(body, 'add_header').map(({ args }): [string, string] => [args[0] ?? '', args[1] ?? ''])
  const proxied = last(body, 'proxy_pass')
  const access = [...all(body, 'deny'), ...all(body, 'allow')][0]
  const root = arg('root') ?? above.root
  const alias = arg('alias')
  const contentType = arg('default_type') ?? above.contentType
  return {
    modifier,
    path,
    ...(root !== undefined && { root }),
    ...(alias !== undefined && { alias }),
    ...(contentType !== undefined && { contentType }),
    index: last(body, 'index')?.args ?? above.index ?? ['index.html'],
    ...(last(body, 'try_files') && { tryFiles: last(body, 'try_files')?.args }),
    ...(answer && { answer: answerOf(answer) }),
    ...(proxied && { proxyPass: proxied.args[0] ?? '' }),
    autoindex: (arg('autoindex') ?? (above.autoindex ? 'on' : 'off')) === 'on',
    ...(access?.name === 'deny' && access.args[0] === 'all' && { denied: true }),
    ...(last(body, 'stub_status') && { stubStatus: true }),
    headers: headers.length > 0 ? headers : (above.headers ?? []),
  } as Location
}

const MODIFIERS = ['=', '^~', '~', '~*']

function locations(body: readonly Directive[], above: Location): Location[] {
  return all(body, 'location').flatMap((one) => {
    const [first = '', second] = one.args
    const modifier = MODIFIERS.includes(first) ? (first as Location['modifier']) : ''
    const path = modifier === '' ? first : (second ?? '')
    const own = locationOf(one.body ?? [], above, modifier, path)
    return [own, ...locations(one.body ?? [], own)]
  })
}

function portOf(one: Directive): NginxServer['ports'][number] {
  const [address = '', ...flags] = one.args
  const port = /^\d+$/.test(address) ? address : /:(\d+)$/.exec(address)?.[1]
  if (port === undefined && !/^[\w.*[\]:-]+$/.test(address))
    throw new NginxError(`invalid parameter "${address}" ${at(one)}`)
  const number = Number(port ?? 80)
  if (number < 1 || number > 65_535)
    throw new NginxError(`invalid port in "${address}" of the "listen" directive ${at(one)}`)
  return {
    port: number,
    ...(/^(127\.|localhost(:|$)|\[::1\])/.test(address) ? { loopback: true } : {}),
    ...(flags.includes('ssl') ? { tls: true } : {}),
  }
}

function serverOf(one: Directive, above: Location): NginxServer {
  const body = one.body ?? []
  const own = locationOf(body, above, '', '')
  const listens = all(body, 'listen').map(portOf)
  const ports = new Map(listens.map((listen) => [listen.port, listen]))
  const certificate = last(body, 'ssl_certificate')?.args[0]
  if ([...ports.values()].some(({ tls }) => tls) && certificate === undefined)
    throw new NginxError(`no "ssl_certificate" is defined for the "listen ... ssl" directive ${at(one)}`)
  return {
    ports: ports.size > 0 ? [...ports.values()] : [{ port: 80 }],
    names: all(body, 'server_name').flatMap(({ args }) => args),
    own,
    locations: locations(body, own),
    errorPages: all(body, 'error_page').map(({ args }) => ({
      codes: args
        .slice(0, -1)
        .map(Number)
        .filter((code) => code >= 300),
      uri: args.at(-1) ?? '',
    })),
    ...(certificate !== undefined && { certificate: absolute(certificate) }),
  }
}

/** Certificates that servers name are there. @throws NginxError */
function checkCertificates(files: ServerContext['files'], directives: readonly Directive[]): void {
  for (const one of directives) {
    const path = absolute(one.args[0] ?? '')
    if (one.name === 'ssl_certificate' && textOf(files, path) === undefined)
      throw new NginxError(
        `cannot load certificate "${path}": BIO_new_file() failed (SSL: error:80000002:system library::No such file or directory:calling fopen(${path}, r) error:10000080:BIO routines::no such file)`,
      )
    if (one.body) checkCertificates(files, one.body)
  }
}

/** Names that it has to know before it starts: of proxy_pass and upstream servers. */
export function upstreamHosts(
  directives: readonly Directive[],
): { host: string; from: Directive; inBlock: boolean }[] {
  const names = new Set(
    all(directives, 'http').flatMap(({ body = [] }) => all(body, 'upstream').map(({ args }) => args[0])),
  )
  const walk = (body: readonly Directive[], above: string): ReturnType<typeof upstreamHosts> =>
    body.flatMap((from) => {
      if (from.name === 'server' && above === 'upstream')
        return [{ host: hostOf(from.args[0] ?? ''), from, inBlock: true }]
      const inner = walk(from.body ?? [], from.name)
      const url = from.name === 'proxy_pass' ? (from.args[0] ?? '') : ''
      const host = hostOf(url.replace(/^https?:\/\//, ''))
      return url === '' || url.includes('$') || names.has(host)
        ? inner
        : [...inner, { host, from, inBlock: false }]
    })
  return walk(directives, 'main')
}

export const hostOf = (authority: string) => authority.replace(/\/.*$/, '').replace(/:\d+$/, '')

export interface Loaded {
  config: NginxConfig
  directives: Directive[]
}

/** Reads a configuration whole. @throws NginxError */
export function loadConfig(files: ServerContext['files'], path: string): Loaded {
  const directives = load(files, path)
  check(directives, 'main')
  if (!last(directives, 'events')) throw new NginxError('no "events" section in configuration')
  checkCertificates(files, directives)
  const http = last(directives, 'http')?.body ?? []
  const above = locationOf(http, { modifier: '', path: '', root: `${PREFIX}/html` }, '', '')
  const logs = (name: string) => last(http, name)?.args[0] ?? last(directives, name)?.args[0]
  const [accessLog, errorLog] = [logs('access_log'), logs('error_log')]
  return {
    directives,
    config: {
      servers: all(http, 'server').map((one) => serverOf(one, above)),
      upstreams: Object.fromEntries(
        all(http, 'upstream').map(({ args, body = [] }) => [
          args[0] ?? '',
          all(body, 'server').map((server) => server.args[0] ?? ''),
        ]),
      ),
      pidFile: last(directives, 'pid')?.args[0] ?? DEFAULT_PID,
      temporary: TEMPORARY.map(
        ([name = '', usual]) => last(http, name)?.args[0] ?? `/var/cache/nginx/${usual}`,
      ),
      ...(accessLog !== undefined && { accessLog }),
      ...(errorLog !== undefined && { errorLog }),
    },
  }
}
