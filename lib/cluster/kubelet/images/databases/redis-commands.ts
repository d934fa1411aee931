import type { ServerContext } from '@/lib/cluster/kubelet/images/context'

export type Value = string | string[] | { [field: string]: string }
export type Keys = Record<string, { value: Value; until?: number }>

/** What a command is answered: a status, a number, a text, nothing, a list, an error. */
export interface Reply {
  kind: 'status' | 'number' | 'text' | 'nil' | 'list' | 'error'
  text?: string
  list?: readonly string[]
  changed?: boolean
}

interface Store {
  keys: Keys
  config: Record<string, string>
  version: string
  since: number
}

const status = (text: string, changed = false): Reply => ({ kind: 'status', text, changed })
const number = (value: number, changed = false): Reply => ({ kind: 'number', text: String(value), changed })
const text = (value: string | undefined): Reply =>
  value === undefined ? { kind: 'nil' } : { kind: 'text', text: value }
const list = (items: readonly string[]): Reply => ({ kind: 'list', list: items })
const error = (said: string): Reply => ({ kind: 'error', text: said })

const WRONG_TYPE = error('WRONGTYPE Operation against a key holding the wrong kind of value')
const NO_NUMBER = error('ERR value is not an integer or out of range')

/** As the protocol of Redis writes it. */
export function show({ kind, text: said = '', list: items = [] }: Reply): string {
  const bulk = (one: string) => `$${one.length}\r\n${one}\r\n`
  switch (kind) {
    case 'status':
      return `+${said}\r\n`
    case 'error':
      return `-${said}\r\n`
    case 'number':
      return `:${said}\r\n`
    case 'nil':
      return '$-1\r\n'
    case 'text':
      return bulk(said)
    case 'list':
      return `*${items.length}\r\n${items.map(bulk).join('')}`
  }
}

/** Words of a line, quoted or not. */
export function wordsOf(line: string): string[] {
  const found = line.match(/"(?:[^"\\]|\\.)*"|'[^']*'|[^\s]+/g) ?? []
  return found.map((word) => word.replace(/^(["'])([\s\S]*)\1$/, '$2').replace(/\\(.)/g, '$1'))
}

/** The commands in what a client says: lines, or lists of lengths and texts. */
export function commandsOf(data: string): string[][] {
  const commands: string[][] = []
  const lines = data.split(/\r?\n/)
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    const count = /^\*(\d+)$/.exec(line)?.[1]
    if (count === undefined) {
      if (line.trim() !== '') commands.push(wordsOf(line))
      continue
    }
    const words = Array.from(
      { length: Math.min(Number(count), lines.length) },
      (_, index) => lines[at + 2 + index * 2] ?? '',
    )
    commands.push(words)
    at += words.length * 2
  }
  return commands
}

class Commands {
  constructor(
    private readonly context: ServerContext,
    private readonly store: Store,
    private readonly args: readonly string[],
  ) {}

  private at(key: string): Value | undefined {
    const found = Object.hasOwn(this.store.keys, key) ? this.store.keys[key] : undefined
    if (found?.until === undefined || found.until > this.context.now()) return found?.value
    delete this.store.keys[key]
    return undefined
  }

  private put(key: string, value: Value, until?: number): void {
    const before = this.store.keys[key]?.until
    const kept = until ?? before
    this.store.keys[key] = kept === undefined ? { value } : { value, until: kept }
  }

  private arg(index: number): string {
    return this.args[index] ?? ''
  }

  private names(): string[] {
    return Object.keys(this.store.keys).filter((key) => this.at(key) !== undefined)
  }

  set(): Reply {
    const [key = '', value = '', ...options] = this.args
    const upper = options.map((word) => word.toUpperCase())
    if (upper.includes('NX') && this.at(key) !== undefined) return { kind: 'nil' }
    if (upper.includes('XX') && this.at(key) === undefined) return { kind: 'nil' }
    const seconds = options[upper.indexOf('EX') + 1]
    const until = upper.includes('EX') ? this.context.now() + Number(seconds) * 1000 : undefined
    delete this.store.keys[key]
    this.put(key, value, until)
    return status('OK', true)
  }

  get(): Reply {
    const value = this.at(this.arg(0))
    return value !== undefined && typeof value !== 'string' ? WRONG_TYPE : text(value)
  }

  add(by: number): Reply {
    const value = this.at(this.arg(0)) ?? '0'
    if (typeof value !== 'string') return WRONG_TYPE
    if (!/^-?\d{1,15}$/.test(value) || Number.isNaN(by)) return NO_NUMBER
    this.put(this.arg(0), String(Number(value) + by))
    return number(Number(value) + by, true)
  }

  append(): Reply {
    const value = this.at(this.arg(0)) ?? ''
    if (typeof value !== 'string') return WRONG_TYPE
    this.put(this.arg(0), value + this.arg(1))
    return number(value.length + this.arg(1).length, true)
  }

  del(): Reply {
    const there = this.args.filter((key) => this.at(key) !== undefined)
    for (const key of there) delete this.store.keys[key]
    return number(there.length, there.length > 0)
  }

  exists(): Reply {
    return number(this.args.filter((key) => this.at(key) !== undefined).length)
  }

  keys(): Reply {
    const parts = this.arg(0).split('*')
    const fits = (key: string) => {
      let from = 0
      for (const [index, part] of parts.entries()) {
        const at = key.indexOf(part, from)
        if (at < 0 || (index === 0 && at > 0)) return false
        from = at + part.length
      }
      return this.arg(0).endsWith('*') || from === key.length
    }
    return list(this.names().filter(fits))
  }

  expire(): Reply {
    const value = this.at(this.arg(0))
    if (value === undefined) return number(0)
    this.put(this.arg(0), value, this.context.now() + Number(this.arg(1)) * 1000)
    return number(1, true)
  }

  ttl(): Reply {
    if (this.at(this.arg(0)) === undefined) return number(-2)
    const until = this.store.keys[this.arg(0)]?.until
    return number(until === undefined ? -1 : Math.ceil((until - this.context.now()) / 1000))
  }

  type(): Reply {
    const value = this.at(this.arg(0))
    if (value === undefined) return status('none')
    return status(typeof value === 'string' ? 'string' : Array.isArray(value) ? 'list' : 'hash')
  }

  push(front: boolean): Reply {
    const value = this.at(this.arg(0)) ?? []
    if (!Array.isArray(value)) return WRONG_TYPE
    const items = this.args.slice(1)
    const next = front ? [...[...items].reverse(), ...value] : [...value, ...items]
    this.put(this.arg(0), next)
    return number(next.length, true)
  }

  pop(front: boolean): Reply {
    const value = this.at(this.arg(0))
    if (value === undefined) return { kind: 'nil' }
    if (!Array.isArray(value)) return WRONG_TYPE
    const taken = front ? value[0] : value.at(-1)
    const rest = front ? value.slice(1) : value.slice(0, -1)
    if (rest.length > 0) this.put(this.arg(0), rest)
    else delete this.store.keys[this.arg(0)]
    return { ...text(taken), changed: true }
  }

  range(): Reply {
    const value = this.at(this.arg(0)) ?? []
    if (!Array.isArray(value)) return WRONG_TYPE
    const [from, to] = [Number(this.arg(1)), Number(this.arg(2))]
    return list(value.slice(from, to === -1 ? undefined : to + 1))
  }

  hash(): { value: { [field: string]: string } } | undefined {
    const value = this.at(this.arg(0)) ?? {}
    return typeof value === 'string' || Array.isArray(value) ? undefined : { value }
  }

  hset(): Reply {
    const found = this.hash()
    if (!found) return WRONG_TYPE
    const next = { ...found.value }
    for (let at = 1; at + 1 < this.args.length; at += 2) next[this.arg(at)] = this.arg(at + 1)
    this.put(this.arg(0), next)
    return number(Object.keys(next).length - Object.keys(found.value).length, true)
  }

  hget(): Reply {
    const found = this.hash()
    return found ? text(found.value[this.arg(1)]) : WRONG_TYPE
  }

  hgetall(): Reply {
    const found = this.hash()
    return found ? list(Object.entries(found.value).flat()) : WRONG_TYPE
  }

  configured(): Reply {
    const { config } = this.store
    const [verb = '', name = '', value = ''] = this.args
    if (verb.toUpperCase() === 'SET') {
      config[name.toLowerCase()] = value
      return status('OK')
    }
    if (name === '*') return list(Object.entries(config).flat())
    const found = config[name.toLowerCase()]
    return list(found === undefined ? [] : [name.toLowerCase(), found])
  }

  info(): Reply {
    const { version, since, config } = this.store
    const seconds = Math.floor((this.context.now() - since) / 1000)
    const count = this.names().length
    return text(
      [
        ...[
          '# Server',
          `redis_version:${version}`,
          'redis_mode:standalone',
          'os:Linux',
          `tcp_port:${config.port}`,
        ],
        ...[`uptime_in_seconds:${seconds}`, '', '# Clients', 'connected_clients:1', '', '# Memory'],
        ...['used_memory_human:1.03M', `maxmemory:${config.maxmemory}`, '', '# Persistence'],
        ...[`aof_enabled:${config.appendonly === 'yes' ? 1 : 0}`, '', '# Replication', 'role:master'],
        ...[
          'connected_slaves:0',
          '',
          '# Keyspace',
          ...(count > 0 ? [`db0:keys=${count},expires=0,avg_ttl=0`] : []),
          '',
        ],
      ].join('\r\n'),
    )
  }

  flush(): Reply {
    this.store.keys = {}
    return status('OK', true)
  }
}

type Run = (commands: Commands, args: readonly string[], store: Store) => Reply

/** By name: the fewest words that follow, and what it does. */
const TABLE: Readonly<Record<string, [fewest: number, run: Run]>> = {
  PING: [0, (_, [said]) => (said === undefined ? status('PONG') : text(said))],
  ECHO: [1, (_, [said = '']) => text(said)],
  SELECT: [1, () => status('OK')],
  QUIT: [0, () => status('OK')],
  SAVE: [0, () => status('OK', true)],
  BGSAVE: [0, () => status('Background saving started', true)],
  SET: [2, (commands) => commands.set()],
  GET: [1, (commands) => commands.get()],
  INCR: [1, (commands) => commands.add(1)],
  DECR: [1, (commands) => commands.add(-1)],
  INCRBY: [2, (commands, [, by]) => commands.add(Number(by))],
  DECRBY: [2, (commands, [, by]) => commands.add(-Number(by))],
  APPEND: [2, (commands) => commands.append()],
  DEL: [1, (commands) => commands.del()],
  UNLINK: [1, (commands) => commands.del()],
  EXISTS: [1, (commands) => commands.exists()],
  KEYS: [1, (commands) => commands.keys()],
  EXPIRE: [2, (commands) => commands.expire()],
  TTL: [1, (commands) => commands.ttl()],
  TYPE: [1, (commands) => commands.type()],
  LPUSH: [2, (commands) => commands.push(true)],
  RPUSH: [2, (commands) => commands.push(false)],
  LPOP: [1, (commands) => commands.pop(true)],
  RPOP: [1, (commands) => commands.pop(false)],
  LRANGE: [3, (commands) => commands.range()],
  HSET: [3, (commands) => commands.hset()],
  HGET: [2, (commands) => commands.hget()],
  HGETALL: [1, (commands) => commands.hgetall()],
  CONFIG: [2, (commands) => commands.configured()],
  INFO: [0, (commands) => commands.info()],
  DBSIZE: [0, (_, __, { keys }) => number(Object.keys(keys).length)],
  FLUSHALL: [0, (commands) => commands.flush()],
  FLUSHDB: [0, (commands) => commands.flush()],
  TIME: [0, () => list(['0', '0'])],
  ROLE: [0, () => list(['master', '0'])],
}

/** One command of a session. */
export function asked(
  context: ServerContext,
  store: Store,
  session: { authenticated: boolean },
  [command = '', ...args]: readonly string[],
): Reply {
  const name = command.toUpperCase()
  if (name === 'AUTH') {
    const { requirepass } = store.config
    if (!requirepass)
      return error(
        'ERR AUTH <password> called without any password configured for the default user. Are you sure your configuration is correct?',
      )
    session.authenticated = args.at(-1) === requirepass
    return session.authenticated
      ? status('OK')
      : error('WRONGPASS invalid username-password pair or user is disabled.')
  }
  const known = Object.hasOwn(TABLE, name) ? TABLE[name] : undefined
  if (!known)
    return error(
      `ERR unknown command '${command}', with args beginning with: ${args.map((one) => `'${one}' `).join('')}`,
    )
  if (!session.authenticated) return error('NOAUTH Authentication required.')
  const [fewest, run] = known
  if (args.length < fewest) return error(`ERR wrong number of arguments for '${name.toLowerCase()}' command`)
  return run(new Commands(context, store, args), args, store)
}
