/**
 * Names to addresses, as the C library finds them: /etc/hosts, then the name servers along the search path.
 * Mirrors: getaddrinfo of glibc, and of musl where the machine is an Alpine.
 * Differs: no nsswitch.conf; musl asks its servers one after the other.
 */

import { Errno } from '@/lib/userland/kernel/errno'
import type { DnsAnswer, RecordType } from '@/lib/userland/kernel/network'
import type { Io } from '@/lib/userland/tools/io'
import { isAddress, isV4, isV6 } from '@/lib/userland/tools/network/addresses'
import { ask, type Phased, rest } from '@/lib/userland/tools/network/phases'

export interface ResolverConfig {
  servers: string[]
  search: string[]
  ndots: number
  /** ms for one question to one server. */
  timeout: number
  attempts: number
}

function textOf(io: Io, path: string): string {
  try {
    return io.process.files.read(path)
  } catch (error) {
    if (error instanceof Errno) return ''
    throw error
  }
}

const linesOf = (text: string) =>
  text.split('\n').map((line) =>
    line
      .replace(/[#;].*/, '')
      .trim()
      .split(/\s+/),
  )

export const resolverConfig = (io: Io): ResolverConfig => parseResolvConf(textOf(io, '/etc/resolv.conf'))

/** Who looks up names does it again and again: what the last texts say. */
const configs = new Map<string, ResolverConfig>()
const MOST = 100

/** What a text of /etc/resolv.conf says. */
export function parseResolvConf(text: string): ResolverConfig {
  const known = configs.get(text)
  if (known) return known
  if (configs.size >= MOST) configs.clear()
  const config = Object.freeze(parse(text))
  configs.set(text, config)
  return config
}

function parse(text: string): ResolverConfig {
  const config: ResolverConfig = { servers: [], search: [], ndots: 1, timeout: 5000, attempts: 2 }
  for (const [word, ...values] of linesOf(text)) {
    if (word === 'nameserver' && values[0] && config.servers.length < 3) config.servers.push(values[0])
    if (word === 'search' || word === 'domain') config.search = values
    if (word !== 'options') continue
    for (const option of values) {
      const [name, value = ''] = option.split(':')
      const number = Number.parseInt(value, 10)
      if (Number.isNaN(number)) continue
      if (name === 'ndots') config.ndots = Math.min(15, number)
      if (name === 'timeout') config.timeout = Math.min(30, Math.max(1, number)) * 1000
      if (name === 'attempts') config.attempts = Math.min(5, Math.max(1, number))
    }
  }
  return config
}

export const isMusl = (io: Io): boolean => io.process.files.stat('/etc/alpine-release') !== undefined

/** The names to try, in order. musl takes one with enough dots as it stands, and nothing else. */
export function candidates(name: string, { search, ndots }: ResolverConfig, musl = false): string[] {
  if (name.endsWith('.')) return [name.slice(0, -1)]
  const completed = search.map((domain) => (domain === '.' ? name : `${name}.${domain}`))
  if (name.split('.').length - 1 < ndots) return [...completed, name]
  return musl ? [name] : [name, ...completed]
}

export type Family = 4 | 6

/** A name that is being looked up. */
export interface LookUp {
  host: string
  /** Of addresses: only these. */
  family?: Family
  names: string[]
  /** Which of them is asked for, and which server. */
  at: number
  server: number
  musl: boolean
  config: ResolverConfig
  /** Set when it is decided; empty: there are none. */
  found?: string[]
  /** The name that has them, when a server said so. */
  canonical?: string
  /** A server did not answer: it may be found later. */
  again?: true
}

/** What /etc/hosts says of a name. */
export const fromHosts = (io: Io, host: string): string[] => addressesIn(textOf(io, '/etc/hosts'), host)

/** What a text of /etc/hosts says of a name. */
export function addressesIn(hosts: string, host: string): string[] {
  if (!hosts.includes(host)) return host === 'localhost' ? ['127.0.0.1'] : []
  const found = linesOf(hosts).filter(([, ...names]) => names.includes(host))
  const addresses = found.map(([address = '']) => address)
  return addresses.length === 0 && host === 'localhost' ? ['127.0.0.1'] : addresses
}

/** The line of /etc/hosts with an address. */
export const hostsLine = (io: Io, address: string): string[] | undefined =>
  linesOf(textOf(io, '/etc/hosts')).find(([first]) => first === address)

const ofFamily = (addresses: string[], family: Family | undefined) => {
  if (family) return addresses.filter(family === 4 ? isV4 : isV6)
  const v4 = addresses.filter(isV4)
  return v4.length > 0 ? v4 : addresses
}

export function newLookUp(io: Io, host: string, family?: Family): LookUp {
  const config = resolverConfig(io)
  const musl = isMusl(io)
  const names = candidates(host, config, musl)
  const base: LookUp = { host, names, at: 0, server: 0, musl, config, ...(family ? { family } : {}) }
  if (isAddress(host)) base.found = ofFamily([host], family)
  else {
    const known = ofFamily(fromHosts(io, host), family)
    if (known.length > 0) base.found = known
    else if (config.servers.length === 0 || host === '' || host.length > 253) base.found = []
  }
  return base
}

/** One question to one server; the state rests as long as it waits. undefined: no answer. */
export function askServer(
  state: Phased,
  io: Io,
  question: { server: string; name: string; type: RecordType },
  patience: number,
): DnsAnswer | undefined {
  const answer = ask(io, { kind: 'dns', ...question })
  if (answer.kind === 'dns') return answer.answer
  rest(state, io, answer.kind === 'timeout' ? patience : answer.kind === 'unreachable' ? 3 : 1)
  return undefined
}

/** The addresses of an answer; undefined: the next name may have some. */
function takeAnswer(lookUp: LookUp, state: Phased, io: Io, answer: DnsAnswer): void {
  const { names, at, server, config, family, musl } = lookUp
  const name = names[at] ?? ''
  const type = family === 6 ? 'AAAA' : 'A'
  const found = answer.records.filter((record) => record.type === type)
  if (found.length > 0) {
    lookUp.found = found.map(({ data }) => data)
    lookUp.canonical = found[0]?.name ?? name
    // The other family is asked for as well, though nothing here has such an address.
    if (!family) askServer(state, io, { server: config.servers[server] ?? '', name, type: 'AAAA' }, 0)
    return
  }
  if (answer.code === 'SERVFAIL' || answer.code === 'REFUSED') {
    if (lookUp.server + 1 < config.servers.length) {
      lookUp.server += 1
      return
    }
    lookUp.again = true
  }
  lookUp.server = 0
  lookUp.at += 1
  const enough = musl && (answer.code === 'NOERROR' || answer.code === 'SERVFAIL')
  if (enough || lookUp.at >= names.length) lookUp.found = []
}

/** Asks on; true when it is decided. */
export function lookOn(lookUp: LookUp, state: Phased, io: Io): boolean {
  if (lookUp.found) return true
  const { names, at, server, config } = lookUp
  const type = lookUp.family === 6 ? 'AAAA' : 'A'
  // musl's time is for all attempts together.
  const patience = lookUp.musl ? config.timeout : config.timeout * config.attempts
  const answer = askServer(
    state,
    io,
    { server: config.servers[server] ?? '', name: names[at] ?? '', type },
    server === 0 ? patience : patience / config.servers.length,
  )
  if (answer) takeAnswer(lookUp, state, io, answer)
  else if (server + 1 < config.servers.length) lookUp.server += 1
  else {
    // Who gets no answer at all looks no further along the search path.
    lookUp.found = []
    lookUp.again = true
  }
  return lookUp.found !== undefined && io.process.machine.now() >= state.until
}
