/**
 * CoreDNS as a process: it reads its Corefile, listens, and looks at it again from time to time.
 * Mirrors: coremain, plugin/reload, plugin/loop: what they print, and when they end.
 * Differs: the hash that reload prints is not SHA-512; the interval has no jitter.
 */
import { sha256 } from '@/lib/cluster/apimachinery/sha256'
import { CorefileError } from '@/lib/cluster/kubelet/images/coredns/corefile'
import { type DnsConfig, setUp } from '@/lib/cluster/kubelet/images/coredns/plugins'
import { queryLog } from '@/lib/cluster/kubelet/images/coredns/query-log'
import { resolverConfig } from '@/lib/cluster/kubelet/process/net/resolver'
import { type Listener, respond, type Visit } from '@/lib/cluster/kubelet/process/network'
import { fail, idle, type ProcessContext, type Program, print } from '@/lib/cluster/kubelet/process/process'
import { hashText } from '@/lib/cluster/sim/hash'

const VERSION = 'CoreDNS-1.14.1\nlinux/amd64, go1.25.6, 1db4568'
const CLUSTER_DNS = '10.96.0.10'

function flagOf(argv: readonly string[], name: string): string | undefined {
  const at = argv.findIndex((arg) => arg === `-${name}` || arg === `--${name}`)
  return at < 0 ? argv.find((arg) => arg.startsWith(`-${name}=`))?.split('=')[1] : argv[at + 1]
}

const bytesOf = (text: string) => [...text].map((letter) => letter.charCodeAt(0) & 0xff)
const fingerprint = (text: string) => sha256(bytesOf(text)) + sha256(bytesOf(`${text}\n`))

function listeners(config: DnsConfig): Listener[] {
  const ports = [...new Set(config.servers.map(({ port }) => port))]
  return [
    ...ports.flatMap((port) =>
      (['UDP', 'TCP'] as const).map((protocol) => ({
        port,
        protocol,
        dns: config.servers,
        log: (visit: Visit) => queryLog(config.servers, port, visit),
      })),
    ),
    ...config.pages.map(({ port, path, loopback, text }): Listener => {
      const serve: Listener['serve'] = (request) =>
        request.path === path ? respond(200, text) : respond(404, '404 page not found\n')
      return { port, protocol: 'TCP', ...(loopback ? { loopback } : {}), serve }
    }),
  ]
}

function* listen(config: DnsConfig): Program {
  for (const listener of listeners(config)) yield { kind: 'listen', listener }
  return 0
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

function startOf(context: ProcessContext, file: string, text: string): DnsConfig {
  return setUp(file, text, context.env, resolverConfig(context.files).servers)
}

/** The reason why a text is no Corefile; undefined: it is one. */
function tried(context: ProcessContext, file: string, text: string): DnsConfig | string {
  try {
    return startOf(context, file, text)
  } catch (error) {
    if (error instanceof CorefileError) return error.message
    throw error
  }
}

function* reloads(context: ProcessContext, file: string, first: DnsConfig, read: string): Program {
  const since = context.now
  let running = first
  let known = read
  while (running.reload !== undefined) {
    yield { kind: 'wait' }
    const interval = running.reload
    yield { kind: 'sleep', ms: interval - ((context.now - since) % interval) }
    const text = context.files.get(file) ?? ''
    if (text === known) continue
    known = text
    const next = tried(context, file, text)
    yield* print('[INFO] Reloading')
    if (typeof next === 'string') {
      yield* print(
        `[ERROR] Restart failed: ${next}\n[ERROR] plugin/reload: Corefile changed but reload failed: starting with listener file descriptors: ${next}`,
      )
      continue
    }
    running = next
    yield { kind: 'close' }
    yield* listen(next)
    if (next.reload !== undefined)
      yield* print(`[INFO] plugin/reload: Running configuration SHA512 = ${fingerprint(text)}`)
    yield* print('[INFO] Reloading complete')
  }
  return yield* idle()
}

export function* coredns(context: ProcessContext): Program {
  const { argv, files, env } = context
  if (argv.includes('-version')) return yield* print(VERSION)
  const file = flagOf(argv, 'conf') ?? 'Corefile'
  const text = files.get(file)
  if (text === undefined) return yield* fail(`open ${file}: no such file or directory`)
  const config = tried(context, file, text)
  if (typeof config === 'string') return yield* fail(config)
  yield* print(
    config.servers.flatMap(({ zones, port }) => zones.map((zone) => `${zone}.:${port}`)).join('\n'),
  )
  if (config.reload !== undefined)
    yield* print(`[INFO] plugin/reload: Running configuration SHA512 = ${fingerprint(text)}`)
  yield* print(VERSION)
  yield* listen(config)
  if (loops(config, env)) {
    yield { kind: 'sleep', ms: 1000 }
    const id = Number.parseInt(hashText(text).slice(0, 8), 16)
    return yield* fail(
      `[FATAL] plugin/loop: Loop (127.0.0.1:${32768 + (id % 28000)} -> :53) detected for zone ".", see https://coredns.io/plugins/loop#troubleshooting. Query: "HINFO ${id}${id % 99991}.${id % 99989}${id}."`,
    )
  }
  return yield* reloads(context, file, config, text)
}
