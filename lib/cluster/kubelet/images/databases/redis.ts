/**
 * Redis: strings, counters, lists, sets and hashes, a password, a file that survives.
 * Mirrors: its commands' answers and errors. Differs: nothing expires before it is looked at; no replication, no
 * scripts; the file holds the keys as text.
 */

import { isObject } from '@/lib/cluster/apimachinery/json-patch'
import { type ServerContext, textOf } from '@/lib/cluster/kubelet/images/context'
import { daemon, type Server } from '@/lib/cluster/kubelet/images/daemon'
import { redisCli } from '@/lib/cluster/kubelet/images/databases/redis-cli'
import {
  asked,
  commandsOf,
  type Keys,
  type Reply,
  show,
} from '@/lib/cluster/kubelet/images/databases/redis-commands'
import { handOver } from '@/lib/cluster/kubelet/images/hand-over'
import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import { isAlpine, versionOf } from '@/lib/cluster/kubelet/images/versions'
import { dateParts } from '@/lib/cluster/kubelet/images/web/access-log'
import { copyOf } from '@/lib/userland/kernel/copy'
import { Errno } from '@/lib/userland/kernel/errno'
import type { Listener } from '@/lib/userland/kernel/network'
import type { Program } from '@/lib/userland/kernel/program'

interface State {
  keys: Keys
  config: Record<string, string>
  version: string
  since: number
}

const DEFAULTS = {
  port: '6379',
  dir: '/data',
  appendonly: 'no',
  requirepass: '',
  maxmemory: '0',
  bind: '* -::*',
  save: '3600 1 300 100 60 10000',
}

/** `--requirepass x`, `/etc/redis.conf` */
function configOf({
  argv,
  files,
}: ServerContext): { config: Record<string, string>; file?: string } | string {
  const config: Record<string, string> = { ...DEFAULTS, 'maxmemory-policy': 'noeviction' }
  const set = (line: string) => {
    const [name = '', ...rest] = line.trim().split(/\s+/)
    if (name !== '' && !name.startsWith('#'))
      config[name.toLowerCase()] = rest.join(' ').replace(/^"(.*)"$/, '$1')
  }
  const file = argv.slice(1).find((word, at) => at === 0 && !word.startsWith('-'))
  if (file !== undefined) {
    const text = textOf(files, file)
    if (text === undefined) return `Can't open config file '${file}': No such file or directory`
    text.split('\n').forEach(set)
  }
  let name = ''
  for (const word of argv.slice(file === undefined ? 1 : 2)) {
    if (word.startsWith('--')) {
      name = word.slice(2)
      config[name.toLowerCase()] = ''
    } else if (name !== '') config[name.toLowerCase()] = `${config[name.toLowerCase()] ?? ''} ${word}`.trim()
  }
  return file === undefined ? { config } : { config, file }
}

const fileOf = ({ dir, appendonly }: Record<string, string>) =>
  appendonly === 'yes' ? `${dir}/appendonlydir/appendonly.aof.1.base.rdb` : `${dir}/dump.rdb`

function stored(context: ServerContext, config: Record<string, string>): Keys {
  const text = textOf(context.files, fileOf(config))
  try {
    const keys: unknown = text === undefined ? {} : JSON.parse(text.slice(HEAD.length))
    return isObject(keys) && Object.values(keys).every((one) => isObject(one) && 'value' in one)
      ? (keys as Keys)
      : {}
  } catch {
    return {}
  }
}

const HEAD = 'REDIS0012'

function save({ process }: Server, { keys, config }: State): void {
  const path = fileOf(config)
  const folder = path.slice(0, path.lastIndexOf('/'))
  try {
    if (!process.files.stat(folder)) process.files.mkdir(folder)
    process.files.write(path, HEAD + JSON.stringify(keys))
  } catch (error) {
    if (!(error instanceof Errno)) throw error
  }
}

function stamp({ context, process }: Server, level: '*' | '#' = '*'): string {
  const now = context.now()
  const { day, month, year, time } = dateParts(now)
  return `${process.pid}:M ${day} ${month} ${year} ${time}.${String(now % 1000).padStart(3, '0')} ${level}`
}

function start(server: Server, version: string): State {
  const { context, process } = server
  if (context.argv.some((word) => word === '-v' || word === '--version')) {
    server.say(`Redis server v=${version} sha=00000000:1 malloc=jemalloc-5.3.0 bits=64`)
    server.fail(0)
  }
  const read = configOf(context)
  if (typeof read === 'string') {
    server.say(
      `${process.pid}:C ${stamp(server, '#').replace(/^\d+:M /, '')} Fatal error, can't open config file: ${read}`,
    )
    server.fail(1)
  }
  const early = (text: string) => server.say(`${stamp(server).replace(':M', ':C')} ${text}`)
  early('oO0OoO0OoO0Oo Redis is starting oO0OoO0OoO0Oo')
  early(`Redis version=${version}, bits=64, commit=00000000, modified=0, pid=${process.pid}, just started`)
  if (read.file === undefined && context.argv.length === 1)
    server.say(
      `${stamp(server, '#').replace(':M', ':C')} Warning: no config file specified, using the default config. In order to specify a config file use redis-server /path/to/redis.conf`,
    )
  else early('Configuration loaded')
  server.say(
    `${stamp(server)} monotonic clock: POSIX clock_gettime`,
    `${stamp(server)} Running mode=standalone, port=${read.config.port}.`,
    `${stamp(server)} Server initialized`,
    `${stamp(server)} Ready to accept connections tcp`,
  )
  return { keys: stored(context, read.config), config: read.config, version, since: context.now() }
}

/** What all commands of one visit are answered, and the state that they leave. */
function answered(
  context: ServerContext,
  state: State,
  data: string,
): { replies: Reply[]; changed: boolean } {
  const session = { authenticated: !state.config.requirepass }
  const replies = commandsOf(data).map((words) => asked(context, state, session, words))
  return { replies, changed: replies.some(({ changed }) => changed) }
}

function listenersOf(context: ServerContext, state: State): Listener[] {
  return [
    {
      port: Number(state.config.port),
      protocol: 'TCP',
      reply: (data) => answered(context, copyOf(state), data).replies.map(show).join(''),
    },
  ]
}

const resting = (context: ServerContext, version: string): State => ({
  keys: stored(context, DEFAULTS),
  config: { ...DEFAULTS, 'maxmemory-policy': 'noeviction' },
  version,
  since: context.now(),
})

const redisServer = (version: string): Program =>
  daemon<State>({
    start: (server) => start(server, version),
    listeners: listenersOf,
    visited(state, { data = '' }, server) {
      if (answered(server.context, state, data).changed) save(server, state)
    },
    stop(state, signal, server) {
      server.say(
        `${server.process.pid}:signal-handler (${Math.floor(server.context.now() / 1000)}) Received SIG${signal} scheduling shutdown...`,
      )
      server.say(`${stamp(server)} User requested shutdown...`)
      if (state.config.save !== '') {
        server.say(`${stamp(server)} Saving the final RDB snapshot before exiting.`)
        save(server, state)
      }
      server.say(`${stamp(server, '#')} Redis is now ready to exit, bye bye...`)
      return undefined
    },
  })

/** Options are for the server. */
const entrypoint: Program = {
  start: () => ({}),
  step(_, process) {
    const words = process.argv.slice(1)
    const [first = ''] = words
    const argv = first.startsWith('-') || first.endsWith('.conf') ? ['redis-server', ...words] : words
    if (argv[0] === 'redis-server' && process.uid === 0) process.setUser(999, 1000, [1000])
    return handOver(process, argv, '/usr/local/bin/docker-entrypoint.sh', 53)
  },
}

const SERIES = '3.2.12 4.0.14 5.0.14 6.0.20 6.2.20 7.0.15 7.2.11 7.4.6 8.0.4 8.2.2'

export const redis = (repository: string, tag: string): ImageBehaviour => {
  const version = versionOf(tag, SERIES, '8.2.2')
  return {
    repository,
    sizeBytes: 45_004_232,
    entrypoint: ['docker-entrypoint.sh'],
    command: ['redis-server'],
    cwd: '/data',
    env: { REDIS_VERSION: version },
    base: isAlpine(tag) ? 'alpine' : 'debian',
    ports: [6379],
    serves: true,
    reads: ['/data'],
    listeners: (context) => listenersOf(context, resting(context, version)),
    users: [{ name: 'redis', uid: 999, gid: 1000, home: '/home/redis', shell: '/bin/sh' }],
    files: { '/data/': { uid: 999, gid: 1000 } },
    programs: {
      '/usr/local/bin/redis-server': redisServer(version),
      '/usr/local/bin/docker-entrypoint.sh': entrypoint,
      '/usr/local/bin/redis-cli': redisCli,
    },
    version,
  }
}
