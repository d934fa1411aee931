/**
 * PHP-FPM: answers FastCGI requests with what scripts say.
 * Mirrors: its configuration, log lines, signals, status and ping pages. Differs: it has no workers of its own.
 */
import type { ServerContext } from '@/lib/cluster/kubelet/images/context'
import { textOf } from '@/lib/cluster/kubelet/images/context'
import { daemon, type Server } from '@/lib/cluster/kubelet/images/daemon'
import {
  type FastcgiReply,
  type FastcgiRequest,
  fastcgiReply,
  fastcgiRequest,
  fastcgiText,
  socketPort,
} from '@/lib/cluster/kubelet/images/fastcgi'
import {
  FAILED,
  type FpmConfig,
  FpmFault,
  fpmConfig,
  isYes,
} from '@/lib/cluster/kubelet/images/php/fpm-config'
import { applyWrites, settingsOf, writableBy, wwwData } from '@/lib/cluster/kubelet/images/php/host'
import { runPhp } from '@/lib/cluster/kubelet/images/php/language/run'
import type { PhpWrite } from '@/lib/cluster/kubelet/images/php/language/runtime'
import type { OwnPages } from '@/lib/cluster/kubelet/images/php/wordpress'
import { dateParts, logTime } from '@/lib/cluster/kubelet/images/web/access-log'
import { Errno } from '@/lib/userland/kernel/errno'
import type { Listener } from '@/lib/userland/kernel/network'
import type { Program } from '@/lib/userland/kernel/program'

interface FpmState {
  config: FpmConfig
  since: number
  /** Requests so far. */
  accepted: number
}

type Reply = FastcgiReply & { writes?: PhpWrite[] }

const stamped = (now: number, text: string) => {
  const { day, month, year, time } = dateParts(now)
  return `[${day}-${month}-${year} ${time}] ${text}`
}

const tell = (server: Server, ...lines: string[]) =>
  server.warn(...lines.map((line) => stamped(server.context.now(), line)))

const HTML = { 'Content-Type': 'text/html; charset=UTF-8' }

function plain(version: string, status: number, body: string, stderr: string[] = []): Reply {
  return { status, body, stderr, headers: { ...HTML, 'X-Powered-By': `PHP/${version}` } }
}

type Pool = FpmConfig['pools'][number]

/** `env[NAME] = value`, `php_admin_value[display_errors] = Off` */
const bracketed = ({ values }: Pool, kinds: RegExp) =>
  Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => {
      const [, kind = '', name = ''] = /^(\w+)\[([\w.]+)\]$/.exec(key) ?? []
      return kinds.test(kind) ? [[name, value]] : []
    }),
  )

function environment({ env }: ServerContext, pool: Pool): Record<string, string> {
  const kept = isYes(pool.values.clear_env, true) ? {} : { ...env }
  const own = Object.entries(bracketed(pool, /^env$/)).map(([name, value]) => [
    name,
    value.replace(/^\$(\w+)$/, (_, of) => env[String(of)] ?? ''),
  ])
  return { ...kept, USER: 'www-data', HOME: '/var/www', ...Object.fromEntries(own) }
}

function ran(context: ServerContext, version: string, pool: Pool, request: FastcgiRequest): Reply {
  const { params, body } = request
  const file = params.SCRIPT_FILENAME ?? ''
  const source = textOf(context.files, file)
  if (params.REQUEST_METHOD === undefined || file === '') return plain(version, 200, '')
  if (source === undefined) return plain(version, 404, 'File not found.\n', ['Primary script unknown'])
  const allowed = pool.values['security.limit_extensions'] ?? '.php .phar'
  if (!allowed.split(/[\s,]+/).some((end) => file.endsWith(end)))
    return plain(version, 403, 'Access denied.\n', [
      `Access to the script '${file}' has been denied (see security.limit_extensions)`,
    ])
  const env = environment(context, pool)
  const uid = wwwData(context.files)
  const result = runPhp(
    {
      ...{ context, version, sapi: 'fpm-fcgi', env, body },
      server: {
        ...env,
        ...params,
        FCGI_ROLE: 'RESPONDER',
        PHP_SELF: params.DOCUMENT_URI ?? params.SCRIPT_NAME ?? '',
      },
      query: params.QUERY_STRING ?? '',
      settings: { ...settingsOf(context), ...bracketed(pool, /^php_/) },
      folder: file.replace(/\/[^/]*$/, ''),
      mayWrite: writableBy(context, uid),
    },
    file,
    source,
  )
  const { status, log, took, writes } = result
  return {
    ...{
      status,
      body: result.body,
      headers: { ...HTML, 'X-Powered-By': `PHP/${version}`, ...result.headers },
    },
    stderr: log.map((line) => `PHP message: ${line}`),
    ...(took > 0 && { took }),
    ...(writes.length > 0 && { writes }),
  }
}

function statusPage({ context }: Pick<Server, 'context'>, { name, values }: Pool, state: FpmState): string {
  const { day, month, year, time } = dateParts(state.since)
  const rows: [string, string | number][] = [
    ['pool:', name],
    ['process manager:', values.pm ?? ''],
    ['start time:', `${day}/${month}/${year}:${time} +0000`],
    ['start since:', Math.floor((context.now() - state.since) / 1000)],
    ['accepted conn:', state.accepted + 1],
    ...['listen queue:', 'max listen queue:', 'listen queue len:'].map((one): [string, number] => [one, 0]),
    ['idle processes:', 1],
    ['active processes:', 1],
    ['total processes:', 2],
    ['max active processes:', 1],
    ['max children reached:', 0],
    ['slow requests:', 0],
  ]
  return rows.map(([title, value]) => `${title.padEnd(22)}${value}\n`).join('')
}

/** Where a pool listens: a number, or a file. */
function addressOf({ values }: Pool): { port: number; loopback: boolean } | string {
  const { listen = '' } = values
  if (listen.startsWith('/')) return listen
  return { port: Number(listen.split(':').pop()), loopback: /^(127\.|localhost:|\[::1\])/.test(listen) }
}

function listenersOf(context: ServerContext, version: string, state: FpmState, own?: OwnPages): Listener[] {
  return state.config.pools.flatMap((pool): Listener[] => {
    const at = addressOf(pool)
    const port = typeof at === 'string' ? socketPort(context.files, at) : at.port
    if (!port) return []
    const answer = (request: FastcgiRequest): Reply => {
      const { SCRIPT_NAME: name = '' } = request.params
      const { 'pm.status_path': status, 'ping.path': ping, 'ping.response': pong = 'pong' } = pool.values
      if (status && name === status)
        return { ...plain(version, 200, statusPage({ context }, pool, state)), headers: TEXT }
      if (ping && name === ping) return { ...plain(version, 200, pong), headers: TEXT }
      const { SCRIPT_FILENAME: script = '', HTTP_HOST: host = '' } = request.params
      const page = own?.(context, script, host)
      if (!page) return ran(context, version, pool, request)
      return { ...page, headers: { 'X-Powered-By': `PHP/${version}`, ...page.headers }, stderr: [] }
    }
    return [
      {
        ...{ port, protocol: 'TCP', resets: true },
        ...(typeof at === 'string' || at.loopback ? { loopback: true } : {}),
        reply(data) {
          const request = fastcgiRequest(data)
          return request ? fastcgiText(answer(request)) : ''
        },
      },
    ]
  })
}

const TEXT = { 'Content-Type': 'text/plain;charset=UTF-8' }

function idOf(files: ServerContext['files'], file: string, name: string | undefined): number | undefined {
  if (name === undefined || name === '') return undefined
  if (/^\d+$/.test(name)) return Number(name)
  const line = (textOf(files, file) ?? '').split('\n').find((one) => one.startsWith(`${name}:`))
  return line === undefined ? undefined : Number(line.split(':')[2])
}

/** Makes a pool's socket. */
function bind(server: Server, pool: Pool): void {
  const path = addressOf(pool)
  if (typeof path !== 'string') return
  const { files } = server.process
  const { values } = pool
  try {
    if (files.stat(path)) files.unlink(path)
    files.mkfifo(path, 0o666, 'socket')
    files.chmod(path, Number.parseInt(values['listen.mode'] ?? '0660', 8))
    const uid = idOf(files, '/etc/passwd', values['listen.owner'])
    const gid = idOf(files, '/etc/group', values['listen.group'])
    if (uid !== undefined || gid !== undefined) files.chown(path, uid, gid)
  } catch (error) {
    if (!(error instanceof Errno)) throw error
    const number = { ENOENT: 2, EACCES: 13, EROFS: 30 }[error.code as 'ENOENT'] ?? 5
    tell(
      server,
      `ERROR: unable to bind listening socket for address '${path}': ${error.message} (${number})`,
      FAILED,
    )
    server.fail(78)
  }
}

const READY = (pid: number) => [`NOTICE: fpm is running, pid ${pid}`, 'NOTICE: ready to handle connections']

function configure(server: Server): FpmConfig {
  const { process } = server
  const { argv } = process
  try {
    const at = argv.findIndex((word) => word === '-y' || word === '--fpm-config')
    return fpmConfig(process.files, process.uid === 0, at < 0 ? undefined : argv[at + 1])
  } catch (error) {
    if (!(error instanceof FpmFault)) throw error
    tell(server, ...error.lines)
    return server.fail(78)
  }
}

function start(server: Server, version: string): FpmState {
  const { process, context } = server
  const { argv, pid } = process
  const has = (...words: string[]) => words.some((word) => argv.includes(word))
  if (has('-v', '--version')) {
    server.say(
      `PHP ${version} (fpm-fcgi) (built: Nov  4 2025 00:00:00)`,
      'Copyright (c) The PHP Group',
      `Zend Engine v4.${version.slice(2)}, Copyright (c) Zend Technologies`,
    )
    server.fail(0)
  }
  const config = configure(server)
  if (has('-t', '-tt', '--test')) {
    tell(server, 'NOTICE: configuration file /usr/local/etc/php-fpm.conf test is successful')
    server.fail(0)
  }
  const staysHere = has('-F', '--nodaemonize') || !isYes(config.global.daemonize, true)
  if (!staysHere) {
    // It goes to the background, and its parent ends.
    process.spawn({ argv: [...argv, '-F'], pgid: 0 })
    server.fail(0)
  }
  if (process.uid !== 0)
    for (const { name } of config.pools)
      tell(
        server,
        `NOTICE: [pool ${name}] 'user' directive is ignored when FPM is not running as root`,
        `NOTICE: [pool ${name}] 'group' directive is ignored when FPM is not running as root`,
      )
  for (const pool of config.pools) bind(server, pool)
  tell(server, ...READY(pid))
  return { config, since: context.now(), accepted: 0 }
}

/** The pool behind a port: the number of a socket's file is none of the configuration. */
const poolAt = (context: ServerContext, { config }: FpmState, port: number) =>
  config.pools.find((pool) => {
    const at = addressOf(pool)
    return (typeof at === 'string' ? socketPort(context.files, at) : at.port) === port
  })

/** What it listens on as its configuration is; nothing where that is wrong. */
export function fpmListeners(context: ServerContext, version: string, own?: OwnPages): Listener[] {
  try {
    const config = fpmConfig(context.files, true)
    return listenersOf(context, version, { config, since: context.now(), accepted: 0 }, own)
  } catch (error) {
    if (error instanceof FpmFault) return []
    throw error
  }
}

/** The server's program. */
export const fpm = (version: string, own?: OwnPages): Program =>
  daemon<FpmState>({
    start: (server) => start(server, version),
    listeners: (context, state) => listenersOf(context, version, state, own),
    visited(state, { client, at, data, said }, server, port) {
      const request = fastcgiRequest(data)
      const reply: Reply | undefined = fastcgiReply(said)
      if (!request || !reply) return
      state.accepted += 1
      const { context, process } = server
      const pool = poolAt(context, state, port)
      applyWrites(process, reply.writes ?? [], wwwData(context.files))
      const errors = reply.stderr.filter((line) => line.startsWith('PHP message: '))
      if (isYes(pool?.values.catch_workers_output, false))
        server.warn(...errors.map((line) => `NOTICE: ${line}`))
      if (!pool?.values['access.log']) return
      const from = port > 65_535 ? '' : client
      const { REQUEST_METHOD: method = '-', SCRIPT_NAME: name = '-' } = request.params
      server.warn(`${from || '-'} -  ${logTime(at)} "${method} ${name}" ${reply.status}`)
    },
    stop(_, signal, server) {
      tell(server, signal === 'QUIT' ? 'NOTICE: Finishing ...' : 'NOTICE: Terminating ...')
      server.warn(stamped(server.context.now() + 600, 'NOTICE: exiting, bye-bye!'))
      return undefined
    },
    signals: {
      USR1: (_, server) =>
        tell(server, 'NOTICE: error log file re-opened', 'NOTICE: access log file re-opened'),
      USR2(state, server) {
        const [name = 'php-fpm', ...words] = server.process.argv
        const shown = [name, ...words].map((word) => `"${word}"`).join(', ')
        tell(server, 'NOTICE: Reloading in progress ...', `NOTICE: reloading: execvp("${name}", {${shown}})`)
        state.config = configure(server)
        for (const pool of state.config.pools) {
          const at = addressOf(pool)
          if (typeof at === 'string' && server.process.files.stat(at)?.type !== 'socket') bind(server, pool)
          tell(server, `NOTICE: using inherited socket fd=8, "${pool.values.listen}"`)
        }
        tell(server, ...READY(server.process.pid))
      },
    },
  })
