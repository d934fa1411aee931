/**
 * CoreDNS as a process: it reads its Corefile, listens, and looks at it again from time to time.
 * Mirrors: coremain, plugin/reload, plugin/loop: what they print, and when they end.
 * Differs: the hash that reload prints is not SHA-512; the interval has no jitter.
 */
import { sha256 } from '@/lib/cluster/apimachinery/sha256'
import { type ServerContext, textOf } from '@/lib/cluster/kubelet/images/context'
import { CorefileError } from '@/lib/cluster/kubelet/images/coredns/corefile'
import { type DnsConfig, setUp } from '@/lib/cluster/kubelet/images/coredns/plugins'
import { queryLog } from '@/lib/cluster/kubelet/images/coredns/query-log'
import { daemon, type Server } from '@/lib/cluster/kubelet/images/daemon'
import { nameServers } from '@/lib/cluster/kubelet/images/name-servers'
import { hashText } from '@/lib/cluster/sim/hash'
import { type Listener, respond, type Visit } from '@/lib/userland/kernel/network'
import type { Step } from '@/lib/userland/kernel/program'

const VERSION = 'CoreDNS-1.14.1\nlinux/amd64, go1.25.6, 1db4568'
const CLUSTER_DNS = '10.96.0.10'

function flagOf(argv: readonly string[], name: string): string | undefined {
  const at = argv.findIndex((arg) => arg === `-${name}` || arg === `--${name}`)
  return at < 0 ? argv.find((arg) => arg.startsWith(`-${name}=`))?.split('=')[1] : argv[at + 1]
}

const bytesOf = (text: string) => [...text].map((letter) => letter.charCodeAt(0) & 0xff)
const fingerprint = (text: string) => sha256(bytesOf(text)) + sha256(bytesOf(`${text}\n`))

const UNHEARD = { unheard: true } as const

function listenersOf(config: DnsConfig): Listener[] {
  const ports = [...new Set(config.servers.map(({ port }) => port))]
  const logs = config.servers.some((server) => server.logs.length > 0)
  return [
    ...ports.flatMap((port) =>
      (['UDP', 'TCP'] as const).map((protocol) => ({
        port,
        protocol,
        steady: true as const,
        dns: config.servers,
        ...(logs ? { log: (visit: Visit) => queryLog(config.servers, port, visit) } : UNHEARD),
      })),
    ),
    ...config.pages.map(({ port, path, loopback, text }): Listener => {
      const serve: Listener['serve'] = (request) =>
        request.path === path ? respond(200, text) : respond(404, '404 page not found\n')
      return { port, protocol: 'TCP', steady: true, ...(loopback ? { loopback } : {}), serve }
    }),
  ]
}

/** Would a question for anything come back to where it was asked? */
function loops({ servers }: DnsConfig, env: Readonly<Record<string, string>>): boolean {
  const own = [env.KUBE_DNS_SERVICE_HOST, CLUSTER_DNS]
  const isOwn = (target: string) => /^127\.|^::1$/.test(target) || own.includes(target.replace(/:\d+$/, ''))
  return servers.some(
    ({ detectsLoops, forwards }) =>
      detectsLoops && forwards.some(({ from, to }) => from === '' && to.some(isOwn)),
  )
}

function startOf({ env, files }: ServerContext, file: string, text: string): DnsConfig {
  return setUp(file, text, env, nameServers(files))
}

/** The reason why a text is no Corefile, or what follows from it. */
function tried(context: ServerContext, file: string, text: string): DnsConfig | string {
  try {
    return startOf(context, file, text)
  } catch (error) {
    if (error instanceof CorefileError) return error.message
    throw error
  }
}

const fileOf = ({ argv }: ServerContext) => flagOf(argv, 'conf') ?? 'Corefile'

/** What its Corefile says; undefined: there is none, or it is wrong, or it leads back to itself. */
export function corednsConfig(context: ServerContext): DnsConfig | undefined {
  const file = fileOf(context)
  const text = textOf(context.files, file)
  const config = text === undefined ? '' : tried(context, file, text)
  return typeof config === 'string' || loops(config, context.env) ? undefined : config
}

export function corednsListeners(context: ServerContext): Listener[] | undefined {
  const config = corednsConfig(context)
  return config && listenersOf(config)
}

interface State {
  file: string
  /** The text of the file that it follows, or has found to be wrong. */
  known: string
  config: DnsConfig
  since: number
  /** When it looks at the file again. */
  looksAt?: number
  /** When it finds that it asks itself. */
  failsAt?: number
}

function start(server: Server): State {
  const { context } = server
  if (context.argv.includes('-version')) {
    server.say(VERSION)
    server.fail(0)
  }
  const file = fileOf(context)
  const text = textOf(context.files, file)
  if (text === undefined) server.fail(1, `open ${file}: no such file or directory`)
  const config = tried(context, file, text)
  if (typeof config === 'string') server.fail(1, config)
  server.say(...config.servers.flatMap(({ zones, port }) => zones.map((zone) => `${zone}.:${port}`)))
  sayFingerprint(server, config, text)
  server.say(VERSION)
  const since = context.now()
  return { file, known: text, config, since, ...(loops(config, context.env) && { failsAt: since + 1000 }) }
}

function sayFingerprint(server: Server, { reload }: DnsConfig, text: string): void {
  if (reload !== undefined)
    server.say(`[INFO] plugin/reload: Running configuration SHA512 = ${fingerprint(text)}`)
}

function loopFound(server: Server, text: string): never {
  const id = Number.parseInt(hashText(text).slice(0, 8), 16)
  server.fail(
    1,
    `[FATAL] plugin/loop: Loop (127.0.0.1:${32768 + (id % 28000)} -> :53) detected for zone ".", see https://coredns.io/plugins/loop#troubleshooting. Query: "HINFO ${id}${id % 99991}.${id % 99989}${id}."`,
  )
}

function reload(state: State, text: string, server: Server): void {
  state.known = text
  const next = tried(server.context, state.file, text)
  server.say('[INFO] Reloading')
  if (typeof next === 'string') {
    server.say(
      `[ERROR] Restart failed: ${next}`,
      `[ERROR] plugin/reload: Corefile changed but reload failed: starting with listener file descriptors: ${next}`,
    )
    return
  }
  state.config = next
  sayFingerprint(server, next, text)
  server.say('[INFO] Reloading complete')
}

/** Looks at its file when the interval is over in which it has changed. */
function next(state: State, server: Server): Step | undefined {
  const now = server.context.now()
  if (state.failsAt !== undefined) {
    if (now < state.failsAt) return { wait: 'time', until: state.failsAt }
    loopFound(server, state.known)
  }
  const interval = state.config.reload
  if (interval === undefined) return undefined
  const text = textOf(server.context.files, state.file) ?? ''
  if (text === state.known) {
    delete state.looksAt
    return { wait: 'change' }
  }
  state.looksAt ??= now + interval - ((now - state.since) % interval)
  if (now < state.looksAt) return { wait: 'time', until: state.looksAt }
  delete state.looksAt
  reload(state, text, server)
  return state.config.reload === undefined ? undefined : { wait: 'change' }
}

export const coredns = daemon<State>({ start, next, listeners: (_, { config }) => listenersOf(config) })
