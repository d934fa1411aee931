/**
 * nslookup of busybox.
 * Mirrors: busybox 1.36; and 1.28 and before, which looked different, where its binary says so in the environment.
 * Differs: no -debug; options but -type are ignored; of other record types only what there is.
 */
import type { DnsAnswer, RecordType } from '@/lib/userland/kernel/network'
import type { Step } from '@/lib/userland/kernel/program'
import type { Io } from '@/lib/userland/tools/io'
import { isAddress, isV4, reverseName } from '@/lib/userland/tools/network/addresses'
import { type Phased, phasedTool } from '@/lib/userland/tools/network/phases'
import {
  askServer,
  candidates,
  type LookUp,
  lookOn,
  newLookUp,
  resolverConfig,
} from '@/lib/userland/tools/network/resolver'
import { ToolExit } from '@/lib/userland/tools/options'

interface State extends Phased {
  name: string
  type?: RecordType
  server: string
  port: string
  address: string
  lookUp?: LookUp
  questions: [name: string, type: RecordType][]
  lines: string[]
  failed: boolean
}

const USAGE = `BusyBox v1.36.1 multi-call binary.

Usage: nslookup [-type=QUERY_TYPE] [-debug] HOST [DNS_SERVER]

Query DNS about HOST

QUERY_TYPE: soa,ns,a,aaaa,cname,mx,txt,ptr,srv,any
`

function recordLines({ records }: DnsAnswer): string[] {
  return records.flatMap(({ name, type, data }) => {
    switch (type) {
      case 'CNAME':
        return [`${name}\tcanonical name = ${data}`]
      case 'PTR':
        return [`${name}\tname = ${data}`]
      case 'SRV':
        return [`${name}\tservice = ${data}`]
      default:
        return [`Name:\t${name}`, `Address: ${data}`]
    }
  })
}

/** What to ask: a name with a dot as it stands, another one along the whole search path. */
function questionsOf(io: Io, name: string, wanted: RecordType | undefined): [string, RecordType][] {
  if (isAddress(name)) return [[reverseName(name), 'PTR']]
  const config = resolverConfig(io)
  const types: RecordType[] = wanted ? [wanted] : ['A', 'AAAA']
  const dotted = name.includes('.') || config.search.length === 0
  const names = dotted ? [name.replace(/\.$/, '')] : candidates(name, { ...config, ndots: 9 }).slice(0, -1)
  return types.flatMap((type) => names.map((full): [string, RecordType] => [full, type]))
}

function start(io: Io): State {
  const words = io.process.argv.slice(1)
  const wanted = words.map((word) => /^-(?:type|querytype|q)=(\w+)$/.exec(word)?.[1]).find(Boolean)
  const [name, given] = words.filter((word) => !word.startsWith('-'))
  if (name === undefined) throw new ToolExit(1, USAGE)
  const type = wanted?.toUpperCase() as RecordType | undefined
  if (type && !/^(?:SOA|NS|A|AAAA|CNAME|MX|TXT|PTR|SRV|ANY)$/.test(type))
    io.fail(`invalid query type "${wanted}"`)
  const target = given ?? resolverConfig(io).servers[0] ?? '127.0.0.1'
  const [server = target, port = '53'] = isV4(target.split(':')[0] ?? '') ? target.split(':') : [target]
  return {
    ...{ phase: 'server', until: 0, name, server, port, address: server, lines: [], failed: false },
    ...(type ? { type } : {}),
    questions: questionsOf(io, name, type),
  }
}

function server(state: State, io: Io): string {
  state.lookUp ??= newLookUp(io, state.server)
  if (!lookOn(state.lookUp, state, io)) return 'server'
  const address = state.lookUp.found?.[0]
  if (address === undefined) io.fail(`can't resolve '${state.server}'`)
  state.address = address
  return 'question'
}

function question(state: State, io: Io): string {
  const [next] = state.questions
  if (!next) return 'answer'
  state.questions.shift()
  const [full, asked] = next
  const reply = askServer(state, io, { server: state.address, name: full, type: asked }, 10_000)
  if (!reply) return 'silence'
  const { lines } = state
  if (reply.code !== 'NOERROR') {
    state.failed = true
    lines.push(`** server can't find ${full}: ${reply.code}`, '')
  } else if (reply.records.length > 0) lines.push(...recordLines(reply), '')
  else if (state.type) lines.push(`*** Can't find ${full}: No answer`, '')
  else lines.push('')
  return 'question'
}

function silence(): string {
  throw new ToolExit(1, ';; connection timed out; no servers could be reached\n\n')
}

function answer({ server: name, address, port, lines, failed }: State, io: Io): Step {
  io.out(
    [`Server:\t\t${name}`, `Address:\t${address}:${port}`, '', ...lines].map((line) => `${line}\n`).join(''),
  )
  return { exit: failed ? 1 : 0 }
}

export const busyboxNslookup = phasedTool<State>({ start, phases: { server, question, silence, answer } })
