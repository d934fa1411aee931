/**
 * What nginx' configuration says, as far as it is understood here.
 * Mirrors: nginx' own checks and words for the directives that people write. Differs: of an upstream's balancing,
 * caching and limits nothing is followed.
 */
import { type ServerContext, textOf } from '@/lib/cluster/kubelet/images/context'
import { at, type Directive, NginxError, parseBlocks } from '@/lib/cluster/kubelet/images/nginx/blocks'
import { BLOCKS, CONTEXTS } from '@/lib/cluster/kubelet/images/nginx/directives'
import { type Op, opsOf } from '@/lib/cluster/kubelet/images/nginx/rewrite'

export interface Location {
  modifier: '' | '=' | '^~' | '~' | '~*'
  path: string
  root?: string
  alias?: string
  index?: string[]
  tryFiles?: string[]
  /** What the rewrite module does first. */
  ops?: Op[]
  /** Where it passes requests on: `http://api:8080/v1` */
  proxyPass?: string
  /** `php:9000`, `unix:/run/php.sock` */
  fastcgiPass?: string
  fastcgiParams?: [name: string, value: string, when?: string][]
  fastcgiIndex?: string
  /** Of fastcgi_split_path_info. */
  splitPath?: string
  /** Of uwsgi_pass, grpc_pass: nobody here speaks them. */
  otherPass?: string
  internal?: boolean
  autoindex?: boolean
  denied?: boolean
  stubStatus?: boolean
  headers?: [name: string, value: string, always?: string][]
  contentType?: string
}

export interface NginxServer {
  ports: { port: number; loopback?: boolean; tls?: boolean; isDefault?: boolean }[]
  names: string[]
  /** What holds where no location says otherwise. */
  own: Location
  locations: Location[]
  /** `status`: instead of the error's; 0: whatever the page's is. */
  errorPages: { codes: number[]; uri: string; status?: number }[]
  /** A file in PEM. */
  certificate?: string
}

export interface NginxMap {
  source: string
  values: [key: string, value: string][]
  /** `default` */
  usual: string
}

export interface NginxConfig {
  servers: NginxServer[]
  /** By name: `server` lines. */
  upstreams: Record<string, string[]>
  /** By the variable that they make. */
  maps: Record<string, NginxMap>
  /** Its workers may do what root may. */
  asRoot?: boolean
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

const BARE = ['ip_hash', 'least_conn', 'stub_status', 'break', 'internal', 'random']

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
    if (!isBlock && one.args.length === 0 && !BARE.includes(name))
      throw new NginxError(`invalid number of arguments in "${name}" directive ${at(one)}`)
    if (body && !['types', 'map', 'geo', 'split_clients'].includes(name)) check(body, name)
  }
}

const all = (body: readonly Directive[], name: string) => body.filter((one) => one.name === name)
const last = (body: readonly Directive[], name: string) => all(body, name).at(-1)

/** Where nothing is said, what stands above holds. */
function locationOf(
  body: readonly Directive[],
  above: Location,
  modifier: Location['modifier'],
  path: string,
): Location {
  const arg = (name: string) => last(body, name)?.args[0]
  const headers = all(body, 'add_header').map(({ args }) => args as [string, string, string?])
  const params = all(body, 'fastcgi_param').map(({ args }) => args as [string, string, string?])
  const access = [...all(body, 'deny'), ...all(body, 'allow')][0]
  const own = defined({
    ...{ modifier, path },
    root: arg('root') ?? above.root,
    alias: arg('alias'),
    contentType: arg('default_type') ?? above.contentType,
    index: last(body, 'index')?.args ?? above.index ?? ['index.html'],
    tryFiles: last(body, 'try_files')?.args,
    proxyPass: arg('proxy_pass'),
    fastcgiPass: arg('fastcgi_pass'),
    fastcgiIndex: arg('fastcgi_index') ?? above.fastcgiIndex,
    fastcgiParams: params.length > 0 ? params : above.fastcgiParams,
    splitPath: arg('fastcgi_split_path_info') ?? above.splitPath,
    otherPass: arg('uwsgi_pass') ?? arg('grpc_pass') ?? arg('scgi_pass'),
    internal: last(body, 'internal') && true,
    autoindex: (arg('autoindex') ?? (above.autoindex ? 'on' : 'off')) === 'on',
    denied: (access?.name === 'deny' && access.args[0] === 'all') || undefined,
    stubStatus: last(body, 'stub_status') && true,
    headers: headers.length > 0 ? headers : (above.headers ?? []),
  }) as Location
  own.ops = opsOf(body, (inner) => ifOf(inner, own))
  return own
}

const defined = (given: object) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))

/** The body of an `if`: who answers is the same unless it says so. */
function ifOf(body: readonly Directive[], above: Location): Location {
  const own = locationOf(body, above, above.modifier, above.path)
  const { tryFiles: _, ...rest } = above
  return { ...rest, ...own }
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
    ...(flags.includes('default_server') ? { isDefault: true } : {}),
  }
}

function errorPage({ args }: Directive): NginxServer['errorPages'][number] {
  const status = args.find((word) => word.startsWith('='))
  const codes = args.map(Number).filter((code) => code >= 300)
  return { codes, uri: args.at(-1) ?? '', ...(status !== undefined && { status: Number(status.slice(1)) }) }
}

/** @param pages of the block around it */
function serverOf(one: Directive, above: Location, pages: readonly Directive[]): NginxServer {
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
    errorPages: [...all(body, 'error_page'), ...pages].map(errorPage),
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
      const url = PASSING.includes(from.name) ? (from.args[0] ?? '') : ''
      const host = hostOf(url.replace(/^(https?|grpcs?):\/\//, ''))
      return url === '' || url.includes('$') || host.startsWith('unix:') || names.has(host)
        ? inner
        : [...inner, { host, from, inBlock: false }]
    })
  return walk(directives, 'main')
}

const PASSING = ['proxy_pass', 'fastcgi_pass', 'uwsgi_pass', 'grpc_pass', 'scgi_pass']

export const hostOf = (authority: string) => authority.replace(/\/.*$/, '').replace(/:\d+$/, '')

function mapOf({ args, body = [], ...one }: Directive): [string, NginxMap] {
  const [source = '', target = ''] = args
  if (!target.startsWith('$')) throw new NginxError(`invalid variable name "${target}" ${at(one)}`)
  const lines = body.map(({ name, args: [value = ''] }): [string, string] => [name.replace(/^\\/, ''), value])
  const values = lines.filter(([key]) => key !== 'default' && key !== 'hostnames' && key !== 'volatile')
  return [target.slice(1), { source, values, usual: lines.find(([key]) => key === 'default')?.[1] ?? '' }]
}

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
      servers: all(http, 'server').map((one) => serverOf(one, above, all(http, 'error_page'))),
      maps: Object.fromEntries(all(http, 'map').map(mapOf)),
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
      ...(last(directives, 'user')?.args[0] === 'root' && { asRoot: true }),
    },
  }
}
