/** The image of nginx, and what its program does. */

import type { ServerContext } from '@/lib/cluster/kubelet/images/context'
import { textOf } from '@/lib/cluster/kubelet/images/context'
import { daemon, type Server } from '@/lib/cluster/kubelet/images/daemon'
import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import { addressOf } from '@/lib/cluster/kubelet/images/name-servers'
import { Answering } from '@/lib/cluster/kubelet/images/nginx/answer'
import { at, NginxError } from '@/lib/cluster/kubelet/images/nginx/blocks'
import {
  DEFAULT_PID,
  type Loaded,
  loadConfig,
  type NginxConfig,
  upstreamHosts,
} from '@/lib/cluster/kubelet/images/nginx/configuration'
import { nginxEntrypoint } from '@/lib/cluster/kubelet/images/nginx/entrypoint'
import { CONFIG, MAIN, nginxFiles, UNPRIVILEGED_PATHS } from '@/lib/cluster/kubelet/images/nginx/image-files'
import type { Nginx } from '@/lib/cluster/kubelet/images/nginx/variables'
import { isAlpine, versionOf } from '@/lib/cluster/kubelet/images/versions'
import { nginxLog, slashTime } from '@/lib/cluster/kubelet/images/web/access-log'
import { Errno } from '@/lib/userland/kernel/errno'
import type { Listener, Visit } from '@/lib/userland/kernel/network'
import type { Program } from '@/lib/userland/kernel/program'
import { KERNEL_RELEASE } from '@/lib/userland/kernel/release'

function listenersOf(context: ServerContext, nginx: Nginx): Listener[] {
  const ports = new Map(
    nginx.config.servers.flatMap((server) => server.ports.map((one) => [one.port, { ...one, server }])),
  )
  return [...ports.values()].map(({ port, loopback, tls, server }) => ({
    port,
    protocol: 'TCP',
    ...(loopback ? { loopback } : {}),
    ...(tls ? { tls, certificate: textOf(context.files, server.certificate ?? '') ?? '' } : {}),
    serve: (request) => new Answering(nginx, context, request, port).answer(),
    log: (visit) => [...errorLines(visit), ...nginxLog(visit)],
  }))
}

const errorLines = ({ at: now, response }: Visit): string[] =>
  response?.error === undefined ? [] : [`${slashTime(now)} [error] 29#29: *1 ${response.error}`]

/** @throws NginxError */
function addressesOf(context: ServerContext, { directives }: Loaded): Record<string, string> {
  const found: Record<string, string> = {}
  for (const { host, from, inBlock } of upstreamHosts(directives)) {
    const address = addressOf(context, host)
    if (address === undefined)
      throw new NginxError(
        `host not found in upstream "${inBlock ? (from.args[0] ?? '') : host}" ${at(from)}`,
      )
    found[host] = address
  }
  return found
}

/** @throws NginxError */
function nginxOf(context: ServerContext, version: string, path = CONFIG): Nginx {
  const loaded = loadConfig(context.files, path)
  return { config: loaded.config, addresses: addressesOf(context, loaded), version }
}

interface State {
  nginx: Nginx
  file: string
}

/** `-c FILE`, `-g 'daemon off;'` … */
function optionsOf(argv: readonly string[]): Record<string, string> {
  const options: Record<string, string> = {}
  for (let at = 1; at < argv.length; at++) {
    const word = argv[at] ?? ''
    const letter = word.charAt(1)
    if (!word.startsWith('-')) continue
    if ('cgspe'.includes(letter)) options[letter] = word.slice(2) || (argv[++at] ?? '')
    else for (const one of word.slice(1)) options[one] = ''
  }
  return options
}

const SIGNALS = { stop: 'TERM', quit: 'QUIT', reload: 'HUP', reopen: 'USR1' } as const

/** Where the running one has written its number. */
function pidFileOf({ files }: ServerContext, path: string): string {
  try {
    return loadConfig(files, path).config.pidFile
  } catch (error) {
    if (error instanceof NginxError) return DEFAULT_PID
    throw error
  }
}

/** Tells the running one. */
function signal(server: Server, name: string, path: string, since: (level: string) => string): never {
  const { process } = server
  if (!Object.hasOwn(SIGNALS, name)) server.fail(1, `nginx: invalid option: "-s ${name}"`)
  const text = textOf(process.files, path)
  const pid = Number((text ?? '').trim())
  server.warn(`${since('notice')} signal process started`)
  if (text === undefined)
    server.fail(1, `nginx: [error] open() "${path}" failed (2: No such file or directory)`)
  if (!pid) server.fail(1, `nginx: [error] invalid PID number "" in "${path}"`)
  try {
    process.kill(pid, SIGNALS[name as keyof typeof SIGNALS])
  } catch (error) {
    if (!(error instanceof Errno)) throw error
    server.fail(
      1,
      `nginx: [alert] kill(${pid}, ${name}) failed (${error.code === 'ESRCH' ? '3: No such process' : '1: Operation not permitted'})`,
    )
  }
  server.fail(0)
}

const NUMBERS: Readonly<Record<string, number>> = {
  EPERM: 1,
  ENOENT: 2,
  EACCES: 13,
  EEXIST: 17,
  ENOTDIR: 20,
  ENOSPC: 28,
  EROFS: 30,
}

const numbered = (error: Errno) => `${NUMBERS[error.code] ?? 5}: ${error.message}`

/** Its folders for temporary files and its pid. */
function settle(server: Server, { pidFile, temporary }: NginxConfig, fatal: (text: string) => never): void {
  const { files, pid } = server.process
  const guarded = (what: string, act: () => void) => {
    try {
      act()
    } catch (error) {
      if (!(error instanceof Errno)) throw error
      fatal(`${what} failed (${numbered(error)})`)
    }
  }
  for (const path of temporary)
    guarded(`mkdir() "${path}"`, () => {
      if (!files.stat(path)) files.mkdir(path, 0o700)
    })
  guarded(`open() "${pidFile}"`, () => files.write(pidFile, `${pid}\n`))
}

const FIRST = (version: string) => [
  'using the "epoll" event method',
  `nginx/${version}`,
  `OS: Linux ${KERNEL_RELEASE}`,
  'getrlimit(RLIMIT_NOFILE): 1048576:1048576',
  'start worker processes',
]

function start(server: Server, version: string): State {
  const { context, process } = server
  const { argv } = context
  const options = optionsOf(argv)
  const stamp = (level: string) => `${slashTime(context.now())} [${level}] ${process.pid}#${process.pid}:`
  const file = options.c || CONFIG
  if ('v' in options || 'V' in options) {
    server.warn(`nginx version: nginx/${version}`)
    if ('V' in options)
      server.warn(
        'built with OpenSSL 3.0.17 1 Jul 2025',
        'TLS SNI support enabled',
        `configure arguments: --prefix=/etc/nginx --sbin-path=/usr/sbin/nginx --conf-path=${CONFIG}`,
      )
    server.fail(0)
  }
  if ('h' in options || '?' in options) {
    server.warn(
      `nginx version: nginx/${version}`,
      'Usage: nginx [-?hvVtTq] [-s signal] [-p prefix]',
      '             [-e filename] [-c filename] [-g directives]',
    )
    server.fail(0)
  }
  if (options.s !== undefined) signal(server, options.s, pidFileOf(context, file), stamp)
  const tests = 't' in options || 'T' in options
  let nginx: Nginx
  try {
    nginx = nginxOf(context, version, file)
  } catch (error) {
    if (!(error instanceof NginxError)) throw error
    if (!tests) server.warn(`${stamp('emerg')} ${error.message}`)
    server.fail(
      1,
      `nginx: [emerg] ${error.message}`,
      ...(tests ? [`nginx: configuration file ${file} test failed`] : []),
    )
  }
  if (process.uid !== 0)
    server.warn(
      `${stamp('warn')} the "user" directive makes sense only if the master process runs with super-user privileges, ignored in ${file}:2`,
      `nginx: [warn] the "user" directive makes sense only if the master process runs with super-user privileges, ignored in ${file}:2`,
    )
  if (tests) {
    server.warn(
      `nginx: the configuration file ${file} syntax is ok`,
      `nginx: configuration file ${file} test is successful`,
    )
    if ('T' in options) server.say(`# configuration file ${file}:`, textOf(context.files, file) ?? '')
    server.fail(0)
  }
  const source = `${textOf(context.files, file) ?? ''} ${options.g ?? ''}`
  if (!/\bdaemon\s+off\s*;/.test(source)) {
    // It goes to the background, and its parent ends.
    process.spawn({ argv: [...argv, '-g', 'daemon off;'], pgid: 0 })
    server.fail(0)
  }
  settle(server, nginx.config, (text) => {
    server.warn(`${stamp('emerg')} ${text}`)
    server.fail(1, `nginx: [emerg] ${text}`)
  })
  server.warn(...FIRST(version).map((text) => `${stamp('notice')} ${text}`))
  return { nginx, file }
}

function reload(state: State, server: Server): void {
  const { context, process } = server
  const stamp = (level: string) => `${slashTime(context.now())} [${level}] ${process.pid}#${process.pid}:`
  server.warn(`${stamp('notice')} signal 1 (SIGHUP) received, reconfiguring`)
  try {
    state.nginx = nginxOf(context, state.nginx.version, state.file)
    server.warn(`${stamp('notice')} reconfiguring`, `${stamp('notice')} start worker processes`)
  } catch (error) {
    if (!(error instanceof NginxError)) throw error
    server.warn(`${stamp('emerg')} ${error.message}`)
  }
}

/** Appends to a log, which is a link to the standard output unless somebody has put a file there. */
function append(server: Server, setting: string | undefined, lines: readonly string[]): void {
  const [path = 'off'] = (setting ?? '').split(' ')
  if (lines.length === 0 || path === 'off' || path === '') return
  const { process } = server
  try {
    const fd = process.open(path, { write: true, append: true, create: true })
    process.write(fd, lines.map((line) => `${line}\n`).join(''))
    process.close(fd)
  } catch (error) {
    if (!(error instanceof Errno)) throw error
  }
}

const program = (version: string): Program =>
  daemon<State>({
    start: (server) => start(server, version),
    listeners: (context, { nginx }) => listenersOf(context, nginx),
    visited({ nginx }, visit, server) {
      append(server, nginx.config.errorLog ?? 'stderr', errorLines(visit))
      append(server, nginx.config.accessLog ?? '/var/log/nginx/access.log', nginxLog(visit))
    },
    stop({ nginx }, signalName, server) {
      const { process, context } = server
      const number = { QUIT: '3 (SIGQUIT) received, shutting down', INT: '2 (SIGINT) received, exiting' }
      const text = number[signalName as 'QUIT'] ?? '15 (SIGTERM) received, exiting'
      const stamp = `${slashTime(context.now())} [notice] ${process.pid}#${process.pid}:`
      server.warn(`${stamp} signal ${text}`)
      const { pidFile } = nginx.config
      if (process.files.stat(pidFile)) process.files.unlink(pidFile)
      return undefined
    },
    signals: { HUP: reload, USR1: () => {}, WINCH: () => {} },
  })

/** The newest of each series. */
const SERIES =
  '1.14.2 1.16.1 1.17.10 1.18.0 1.19.10 1.20.2 1.21.6 1.22.1 1.23.4 1.24.0 1.25.5 1.26.3 1.27.5 1.28.0 1.29.3'

/** What the image is made with: ports and places of a server that anybody may run are others. */
interface Build {
  repository: string
  port: number
  user?: string
  writes: readonly string[]
  main: string
}

const OFFICIAL: Build = { repository: 'nginx', port: 80, writes: ['/var/cache/nginx', '/run'], main: MAIN }

const UNPRIVILEGED: Build = {
  ...{ repository: 'nginxinc/nginx-unprivileged', port: 8080, user: '101', writes: ['/tmp'] },
  main: MAIN.replace('user  nginx;\n', '')
    .replace('/run/nginx.pid', '/tmp/nginx.pid')
    .replace('http {\n', `http {\n${UNPRIVILEGED_PATHS}`),
}

function image(tag: string, { repository, port, user, writes, main }: Build): ImageBehaviour {
  const version = versionOf(tag, SERIES, '1.27.5')
  return {
    repository,
    sizeBytes: 62_939_286,
    ...(user !== undefined && { user }),
    entrypoint: ['/docker-entrypoint.sh'],
    command: ['nginx', '-g', 'daemon off;'],
    serves: true,
    reads: ['/etc/nginx', '/docker-entrypoint.d', '/var/log/nginx'],
    writes: user === undefined ? writes : [],
    listeners: (context) => {
      try {
        return listenersOf(context, nginxOf(context, version))
      } catch (error) {
        if (error instanceof NginxError) return []
        throw error
      }
    },
    base: isAlpine(tag) ? 'alpine' : 'debian',
    tools: ['curl', 'envsubst'],
    env: { NGINX_VERSION: version, PKG_RELEASE: '1', NJS_VERSION: '0.8.10' },
    ports: [port],
    users: [{ name: 'nginx', uid: 101, gid: 101, home: '/nonexistent', shell: '/bin/false' }],
    files: nginxFiles(main, port),
    programs: { '/usr/sbin/nginx': program(version), '/docker-entrypoint.sh': nginxEntrypoint },
    version,
  }
}

export const nginx = (tag: string): ImageBehaviour => image(tag, OFFICIAL)

/** The same for any user, on port 8080. */
export const unprivilegedNginx = (tag: string): ImageBehaviour => image(tag, UNPRIVILEGED)
