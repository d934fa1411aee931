/** Servers beside databases that lessons run: what they say, where they listen, how they greet. */

import { formatMicroTime } from '@/lib/cluster/apimachinery/time'
import type { ServerContext } from '@/lib/cluster/kubelet/images/context'
import { daemon, type Server } from '@/lib/cluster/kubelet/images/daemon'
import { flag } from '@/lib/cluster/kubelet/images/flag'
import { handOver } from '@/lib/cluster/kubelet/images/hand-over'
import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import { isAlpine, versionOf } from '@/lib/cluster/kubelet/images/versions'
import { plainTime } from '@/lib/cluster/kubelet/images/web/access-log'
import { Errno } from '@/lib/userland/kernel/errno'
import { type Listener, respond } from '@/lib/userland/kernel/network'
import type { Program } from '@/lib/userland/kernel/program'

const tcp = (port: number, more: Partial<Listener> = {}): Listener => ({ port, protocol: 'TCP', ...more })

/** Hands over to its command; options go to the server. */
const script = (server: string): Program => ({
  start: () => ({}),
  step(_, process) {
    const words = process.argv.slice(1)
    const argv = words[0]?.startsWith('-') ? [server, ...words] : words
    return handOver(process, argv, '/usr/local/bin/docker-entrypoint.sh', 411)
  },
})

const SCRIPT = '/usr/local/bin/docker-entrypoint.sh'

const mongoLine = (context: ServerContext, id: number, ctx: string, msg: string) =>
  JSON.stringify({
    t: { $date: formatMicroTime(context.now()).replace(/\d{3}Z$/, '+00:00') },
    s: 'I',
    c: ctx,
    id,
    ctx: 'initandlisten',
    msg,
  })

const mongod = daemon<{ readyAt: number }>({
  start(server: Server) {
    const { context, process } = server
    const path = flag(context.argv, 'dbpath') ?? '/data/db'
    server.say(mongoLine(context, 4615611, 'CONTROL', 'MongoDB starting'))
    try {
      process.files.write(`${path}/mongod.lock`, `${process.pid}\n`)
    } catch (error) {
      if (!(error instanceof Errno)) throw error
      server.say(
        mongoLine(
          context,
          20557,
          'STORAGE',
          `DBException in initAndListen, terminating: IllegalOperation: Attempted to create a lock file on a read-only directory: ${path}`,
        ),
      )
      server.fail(100)
    }
    return { readyAt: context.now() + 1000 }
  },
  next({ readyAt }, server) {
    if (server.context.now() < readyAt) return { wait: 'time', until: readyAt }
    return undefined
  },
  listeners: ({ argv, now }, { readyAt }) =>
    now() < readyAt ? [] : [tcp(Number(flag(argv, 'port') ?? 27_017), { reply: () => '{"ok":1}' })],
})

/** It answers a ping; of its language it runs nothing. */
const mongosh: Program = {
  start: () => ({}),
  step(_, process) {
    const { argv } = process
    const port = Number(flag(argv, 'port') ?? 27_017)
    const host = flag(argv, 'host') ?? '127.0.0.1'
    const answer = process.machine.network?.ask({
      kind: 'connect',
      address: host,
      port,
      protocol: 'TCP',
      data: 'ping',
    })
    if (answer?.kind !== 'open') {
      process.write(2, `MongoNetworkError: connect ECONNREFUSED ${host}:${port}\n`)
      return { exit: 1 }
    }
    const code = flag(argv, 'eval') ?? ''
    if (/ping/.test(code))
      process.write(1, argv.includes('--quiet') || code.includes('.ok') ? '1\n' : '{ ok: 1 }\n')
    else process.write(2, 'mongosh: running programs of this language is not possible here\n')
    return { exit: /ping/.test(code) ? 0 : 1 }
  },
}

export function mongo(repository: string, tag: string): ImageBehaviour {
  return {
    repository,
    sizeBytes: 157_286_400,
    entrypoint: ['docker-entrypoint.sh'],
    command: ['mongod'],
    base: 'debian',
    ports: [27_017],
    users: [{ name: 'mongodb', uid: 999, gid: 999, home: '/data/db', shell: '/bin/sh' }],
    files: { '/data/db/': { uid: 999, gid: 999 }, '/data/configdb/': { uid: 999, gid: 999 } },
    programs: {
      [SCRIPT]: script('mongod'),
      '/usr/bin/mongod': mongod,
      '/usr/bin/mongosh': mongosh,
      '/usr/bin/mongo': mongosh,
    },
    version: versionOf(tag, '4.4.29 5.0.31 6.0.26 7.0.26 8.0.16', '8.0.16'),
  }
}

interface Cache {
  items: Record<string, string>
}

/** set, get and delete of memcached's text protocol. */
function cached(items: Record<string, string>, data: string): string {
  const lines = data.split(/\r?\n/)
  let said = ''
  for (let at = 0; at < lines.length; at++) {
    const [command = '', key = ''] = (lines[at] ?? '').split(' ')
    if (command === 'set') {
      items[key] = lines[++at] ?? ''
      said += 'STORED\r\n'
    } else if (command === 'get') {
      const value = Object.hasOwn(items, key) ? items[key] : undefined
      said += value === undefined ? 'END\r\n' : `VALUE ${key} 0 ${value.length}\r\n${value}\r\nEND\r\n`
    } else if (command === 'delete') {
      said += Object.hasOwn(items, key) ? 'DELETED\r\n' : 'NOT_FOUND\r\n'
      delete items[key]
    } else if (command === 'version') said += 'VERSION 1.6.39\r\n'
    else if (command === 'stats')
      said += `STAT pid 1\r\nSTAT version 1.6.39\r\nSTAT curr_items ${Object.keys(items).length}\r\nEND\r\n`
    else if (command !== '' && command !== 'quit') said += 'ERROR\r\n'
  }
  return said
}

const cacheListeners = ({ argv }: ServerContext, { items }: Cache): Listener[] => [
  tcp(Number(flag(argv, 'p') ?? 11_211), { reply: (data) => cached({ ...items }, data) }),
]

const memcachedServer = daemon<Cache>({
  start: () => ({ items: {} }),
  listeners: cacheListeners,
  visited({ items }, { data = '' }) {
    cached(items, data)
  },
})

export const memcached = (repository: string, tag: string): ImageBehaviour => ({
  repository,
  sizeBytes: 33_000_000,
  user: '11211',
  entrypoint: ['docker-entrypoint.sh'],
  command: ['memcached'],
  serves: true,
  listeners: (context) => cacheListeners(context, { items: {} }),
  base: isAlpine(tag) ? 'alpine' : 'debian',
  ports: [11_211],
  users: [{ name: 'memcache', uid: 11_211, gid: 11_211, home: '/', shell: '/usr/sbin/nologin' }],
  programs: { [SCRIPT]: script('memcached'), '/usr/local/bin/memcached': memcachedServer },
})

const rabbit = daemon<{ readyAt: number }>({
  start(server) {
    const stamp = (ms: number) => `${plainTime(server.context.now() + ms)}.000000+00:00 [info] <0.9.0>`
    server.say(`${stamp(0)}  Starting RabbitMQ 4.2.0 on Erlang 27.3.4 [jit]`)
    server.sayLater(
      5000,
      `${stamp(5000)} started TCP listener on [::]:5672`,
      `${stamp(5000)} Server startup complete; 4 plugins started.`,
    )
    return { readyAt: server.context.now() + 5000 }
  },
  listeners: ({ now }, { readyAt }) =>
    now() < readyAt ? [] : [tcp(5672), tcp(25_672), tcp(15_692, { serve: () => respond(200, '') })],
  next: ({ readyAt }, { context }) =>
    context.now() < readyAt ? { wait: 'time', until: readyAt } : undefined,
})

export const rabbitmq = (repository: string, tag: string): ImageBehaviour => ({
  repository,
  sizeBytes: 100_000_000,
  entrypoint: ['docker-entrypoint.sh'],
  command: ['rabbitmq-server'],
  base: isAlpine(tag) ? 'alpine' : 'debian',
  ports: [5672],
  users: [{ name: 'rabbitmq', uid: 999, gid: 999, home: '/var/lib/rabbitmq', shell: '/bin/sh' }],
  files: { '/var/lib/rabbitmq/': { uid: 999, gid: 999 } },
  programs: {
    [SCRIPT]: script('rabbitmq-server'),
    '/opt/rabbitmq/sbin/rabbitmq-server': rabbit,
    '/usr/local/bin/rabbitmq-server': rabbit,
  },
})
