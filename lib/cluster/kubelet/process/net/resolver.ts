import type { DnsAnswer, Query, RecordType } from '@/lib/cluster/kubelet/process/network'
import type { ProcessContext, Step } from '@/lib/cluster/kubelet/process/process'

/** What a process needs to ask the network. */
export type NetContext = Pick<ProcessContext, 'ask' | 'files'>

interface ResolverConfig {
  servers: string[]
  search: string[]
  ndots: number
}

/** /etc/resolv.conf, as the C library reads it. */
export function resolverConfig(files: ReadonlyMap<string, string>): ResolverConfig {
  const config: ResolverConfig = { servers: [], search: [], ndots: 1 }
  for (const line of (files.get('/etc/resolv.conf') ?? '').split('\n')) {
    const [word, ...rest] = line.trim().split(/\s+/)
    if (word === 'nameserver' && rest[0]) config.servers.push(rest[0])
    if (word === 'search') config.search = rest
    const ndots = word === 'options' && rest.find((option) => option.startsWith('ndots:'))
    if (ndots) config.ndots = Number(ndots.slice(6)) || 0
  }
  return config
}

/** The names to try, in order. */
export function candidates(name: string, { search, ndots }: ResolverConfig): string[] {
  if (name.endsWith('.')) return [name.slice(0, -1)]
  const completed = search.map((domain) => `${name}.${domain}`)
  return name.split('.').length - 1 >= ndots ? [name, ...completed] : [...completed, name]
}

/** Each server is asked twice, five seconds each. */
const SERVER_TIMEOUT = 5000
const ATTEMPTS = 2

/** One question to one server; undefined when it does not answer. */
export function* askServer(
  context: NetContext,
  server: string,
  name: string,
  type: RecordType,
): Generator<Step, DnsAnswer | undefined> {
  const query: Query = { kind: 'dns', server, name, type }
  const answer = context.ask(query)
  if (answer.kind === 'dns') return answer.answer
  yield { kind: 'sleep', ms: answer.kind === 'timeout' ? SERVER_TIMEOUT * ATTEMPTS : 1 }
  return undefined
}

const isAddress = (host: string) => /^\d+\.\d+\.\d+\.\d+$/.test(host) || host.includes(':')

function fromHosts(files: ReadonlyMap<string, string>, host: string): string[] {
  const lines = (files.get('/etc/hosts') ?? '')
    .split('\n')
    .map((line) => line.replace(/#.*/, '').split(/\s+/))
  const found = lines.filter(([, ...names]) => names.includes(host)).map(([address = '']) => address)
  const v4 = found.filter((address) => !address.includes(':'))
  return v4.length === 0 && host === 'localhost' ? ['127.0.0.1'] : v4
}

/** Addresses of a host: /etc/hosts, then the name servers along the search path; empty when there are none. */
export function* resolveHost(context: NetContext, host: string): Generator<Step, string[]> {
  if (isAddress(host)) return [host]
  const known = fromHosts(context.files, host)
  if (known.length > 0) return known
  const config = resolverConfig(context.files)
  for (const name of candidates(host, config)) {
    for (const server of config.servers) {
      const answer = yield* askServer(context, server, name, 'A')
      if (!answer) continue
      const addresses = answer.records.filter(({ type }) => type === 'A').map(({ data }) => data)
      if (addresses.length > 0) return addresses
      break
    }
    if (config.servers.length === 0) return []
  }
  return []
}
