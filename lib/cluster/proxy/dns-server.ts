/**
 * How a CoreDNS answers: its servers by zone, and in each the plugins one behind the other.
 * Mirrors: core/dnsserver, and the plugins rewrite, template, hosts, kubernetes and forward.
 * Differs: nothing is cached; what lies beyond the cluster is answered by lib/cluster/proxy/outside.
 */

import type { Pod } from '@/lib/cluster/apimachinery/object'
import { Regexp } from '@/lib/cluster/apimachinery/regexp/regexp'
import type {
  DnsServer,
  ForwardPlugin,
  HostsPlugin,
  RewriteRule,
  TemplatePlugin,
} from '@/lib/cluster/kubelet/images/coredns/plugins'
import type { DnsAnswer, DnsRecord, Failure, RecordType } from '@/lib/cluster/kubelet/process/network'
import { answerKubernetes, zoneFor } from '@/lib/cluster/proxy/dns'
import { isOutsideResolver, outsideAnswer } from '@/lib/cluster/proxy/outside'
import { plansFor } from '@/lib/cluster/proxy/plans'
import { routesTo } from '@/lib/cluster/proxy/reach'
import type { Source, World } from '@/lib/cluster/proxy/world'

export interface Question {
  name: string
  type: RecordType
}

/** The server at work, and how many have passed the question on already. */
interface Place {
  world: World
  from: Source
  servers: readonly DnsServer[]
  server: DnsServer
  depth: number
  /** Set when another server was asked: what that one says may be another thing next time. */
  asked: { upstream?: true }
}

type Result = DnsAnswer | Failure

const MOST_HOPS = 5
const failed = (code: DnsAnswer['code']): DnsAnswer => ({ code, records: [] })
const plain = (name: string) => name.toLowerCase().replace(/\.$/, '')
const covers = (zones: string[] | undefined, name: string): boolean =>
  zones !== undefined && (zones.length === 0 || zoneFor(zones, name) !== undefined)

/** `$1` and `{1}` stand for a group. */
const filled = (text: string, groups: string[]) =>
  text.replace(/\{(\d+)\}/g, (_, at: string) => groups[Number(at)] ?? '')

function rewritten({ match, from, to }: RewriteRule, name: string): string | undefined {
  switch (match) {
    case 'exact':
      return name === from ? to : undefined
    case 'prefix':
      return name.startsWith(from) ? to + name.slice(from.length) : undefined
    case 'suffix':
      return name.endsWith(from) ? name.slice(0, -from.length) + to : undefined
    case 'substring':
      return name.includes(from) ? name.replace(from, to) : undefined
    default: {
      const groups = new Regexp(from, true).captures(`${name}.`) ?? new Regexp(from, true).captures(name)
      return groups ? plain(filled(to, groups)) : undefined
    }
  }
}

/** The name that is looked up instead, and whether the answer is to name the one that was asked for. */
function rewriteName(rules: readonly RewriteRule[], name: string): { name: string; back: boolean } {
  let now = name
  let back = false
  for (const rule of rules) {
    const next = rewritten(rule, now)
    if (next === undefined) continue
    now = next
    back ||= rule.answers
    if (!rule.goesOn) break
  }
  return { name: now, back }
}

function expanded(text: string, name: string, groups: string[]): string {
  return text
    .replace(/\{\{\s*\.Name\s*\}\}/g, `${name}.`)
    .replace(/\{\{\s*index\s+\.Match\s+(\d+)\s*\}\}/g, (_, at: string) => groups[Number(at)] ?? '')
}

/** `web.example. 60 IN A 192.0.2.1` */
function recordOf(line: string): DnsRecord | undefined {
  const [name = '', ...rest] = line.split(/\s+/)
  const at = rest.findIndex((word) => /^(A|AAAA|CNAME|SRV|PTR)$/.test(word))
  const type = rest[at] as DnsRecord['type'] | undefined
  if (type === undefined) return undefined
  const data = rest.slice(at + 1).join(' ')
  return { name: plain(name), type, data: type === 'CNAME' ? plain(data) : data }
}

/** Undefined: the next one is asked. */
function fromTemplates(
  templates: readonly TemplatePlugin[],
  { name, type }: Question,
): DnsAnswer | undefined {
  for (const { zones, type: wanted, matches, answers, rcode, fallthrough } of templates) {
    if (zoneFor(zones, name) === undefined || (wanted !== 'ANY' && wanted !== type)) continue
    const patterns = matches.length > 0 ? matches : ['.*']
    const groups = patterns.map((pattern) => new Regexp(pattern, true).captures(`${name}.`)).find(Boolean)
    if (!groups) {
      if (covers(fallthrough, name)) continue
      return failed('NXDOMAIN')
    }
    const records = answers.flatMap((answer) => recordOf(expanded(answer, name, groups)) ?? [])
    return { code: (rcode as DnsAnswer['code']) ?? 'NOERROR', records }
  }
  return undefined
}

const reverseOf = (address: string) => `${address.split('.').reverse().join('.')}.in-addr.arpa`

function fromHosts(plugins: readonly HostsPlugin[], { name, type }: Question): DnsAnswer | undefined {
  for (const { zones, entries, fallthrough } of plugins) {
    const pointed = type === 'PTR' ? entries.filter(({ address }) => reverseOf(address) === name) : []
    if (pointed.length > 0)
      return {
        code: 'NOERROR',
        records: pointed.flatMap(({ names }) => names.map((data) => ({ name, type, data: `${data}.` }))),
      }
    if (zoneFor(zones, name) === undefined) continue
    const known = entries.filter(({ names }) => names.includes(name))
    const wanted = known.filter(({ address }) => (type === 'A') === !address.includes(':') && /^A/.test(type))
    if (known.length > 0)
      return { code: 'NOERROR', records: wanted.map(({ address }) => ({ name, type, data: address })) }
    if (!covers(fallthrough, name)) return failed('SERVFAIL')
  }
  return undefined
}

function askUpstream({ world, from, depth, asked }: Place, target: string, question: Question): Result {
  asked.upstream = true
  const [address = '', port = '53'] = target.split(/:(?=\d+$)/)
  const [route] = routesTo(world, from, { address, port: Number(port), protocol: 'UDP' })
  if (!route) return 'timeout'
  if ('obstacle' in route) return route.obstacle.kind === 'unresolved' ? 'timeout' : route.obstacle.kind
  if (isOutsideResolver(address)) return outsideAnswer(question)
  if (!route.listener.dns) return 'timeout'
  const { listener, pod } = route
  return askServers(world, pod, listener.dns ?? [], listener.port, question, depth + 1)
}

/** Upstreams are asked one after the other until one answers. */
function fromUpstreams(place: Place, { to }: ForwardPlugin, question: Question): Result {
  let last: Result = failed('SERVFAIL')
  for (const target of to) {
    last = askUpstream(place, target, question)
    if (typeof last !== 'string') return { ...last, relayed: true }
  }
  return last === 'timeout' ? last : failed('SERVFAIL')
}

/** Behind `rewrite`: the plugins that know answers. */
function answered(place: Place, question: Question): Result {
  const { server, world } = place
  const early = fromTemplates(server.templates, question) ?? fromHosts(server.hosts, question)
  if (early) return early
  const { kubernetes } = server
  if (kubernetes) {
    const lookUp = (name: string, type: RecordType) => {
      const result = ask({ ...place, depth: place.depth + 1 }, { name, type })
      return typeof result === 'string' ? failed('SERVFAIL') : result
    }
    const answer = answerKubernetes(
      { lister: world.lister, plugin: kubernetes, lookUp },
      question.name,
      question.type,
    )
    const passes = answer?.code === 'NXDOMAIN' && covers(kubernetes.fallthrough, question.name)
    if (answer && !passes) return answer
  }
  const forward = server.forwards.find(
    ({ from, except }) =>
      zoneFor([from], question.name) !== undefined && zoneFor(except, question.name) === undefined,
  )
  return forward ? fromUpstreams(place, forward, question) : failed('SERVFAIL')
}

function ask(place: Place, question: Question): Result {
  if (place.depth > MOST_HOPS) return failed('SERVFAIL')
  const zone = zoneFor(
    place.servers.flatMap(({ zones }) => zones),
    question.name,
  )
  const server = place.servers.find(({ zones }) => zone !== undefined && zones.includes(zone))
  if (!server) return failed('REFUSED')
  const { name, back } = rewriteName(server.rewrites, question.name)
  const result = answered({ ...place, server }, { ...question, name })
  if (typeof result === 'string' || !back || name === question.name) return result
  const renamed = result.records.map((one) => (one.name === name ? { ...one, name: question.name } : one))
  return { ...result, records: renamed }
}

/** What a name server in a pod answers; a word says why nothing comes back. */
export function askServers(
  world: World,
  pod: Pod | undefined,
  servers: readonly DnsServer[],
  port: number,
  { name, type }: Question,
  depth = 0,
): Result {
  const known = plansFor<Result>(world, servers)
  const question = `${port}/${depth}/${type}/${name}`
  const before = known.get(question)
  if (before && pod) return before
  const own = servers.filter((server) => server.port === port)
  const [server] = own
  if (!server || !pod) return failed('REFUSED')
  const place = { world, from: { pod }, servers: own, server, depth, asked: {} as Place['asked'] }
  const result = ask(place, { name: plain(name), type })
  if (!place.asked.upstream) known.set(question, result)
  return result
}
