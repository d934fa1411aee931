import {
  askServer,
  candidates,
  resolveHost,
  resolverConfig,
} from '@/lib/cluster/kubelet/process/net/resolver'
import type { DnsAnswer, RecordType } from '@/lib/cluster/kubelet/process/network'
import { fail, type ProcessContext, type Program, print } from '@/lib/cluster/kubelet/process/process'

const reverseName = (address: string) => `${address.split('.').reverse().join('.')}.in-addr.arpa`
const isIPv4 = (text: string) => /^\d+\.\d+\.\d+\.\d+$/.test(text)

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

/** Up to 1.28, the C library's resolver did the work, search path and all. */
function* oldNslookup(context: ProcessContext, name: string, server: string): Program {
  const asAddress = function* (address: string) {
    const answer = yield* askServer(context, server, reverseName(address), 'PTR')
    const found = answer?.records.find(({ type }) => type === 'PTR')?.data
    return found ? ` ${found.replace(/\.$/, '')}` : ''
  }
  yield* print(`Server:    ${server}\nAddress 1: ${server}${yield* asAddress(server)}\n`)
  const addresses = yield* resolveHost(context, name)
  yield { kind: 'line', text: '' }
  if (addresses.length === 0) return yield* fail(`nslookup: can't resolve '${name}'`)
  yield* print(`Name:      ${name}`)
  for (const [index, address] of addresses.entries())
    yield* print(`Address ${index + 1}: ${address}${yield* asAddress(address)}`)
  return 0
}

/** What to ask: a name with a dot as it stands, another one along the whole search path. */
function questions(context: ProcessContext, name: string, wanted?: RecordType): [string, RecordType][] {
  if (isIPv4(name)) return [[reverseName(name), 'PTR']]
  const config = resolverConfig(context.files)
  const types: RecordType[] = wanted ? [wanted] : ['A', 'AAAA']
  const dotted = name.includes('.') || config.search.length === 0
  const names = dotted ? [name.replace(/\.$/, '')] : candidates(name, { ...config, ndots: 9 }).slice(0, -1)
  return types.flatMap((type) => names.map((full): [string, RecordType] => [full, type]))
}

/**
 * Mirrors: busybox nslookup; the one of 1.28 and before looks different.
 * Differs: no -debug; options but -type are ignored.
 */
export function* nslookup(context: ProcessContext, image: string): Program {
  const words = context.argv.slice(1)
  const type = words.map((word) => /^-(?:type|querytype|q)=(\w+)$/.exec(word)?.[1]).find(Boolean)
  const [name, given] = words.filter((word) => !word.startsWith('-'))
  if (name === undefined)
    return yield* fail('BusyBox v1.36.1 multi-call binary.\n\nUsage: nslookup HOST [DNS_SERVER]')
  const server = given ?? resolverConfig(context.files).servers[0] ?? '127.0.0.1'
  if (/busybox:1\.(?:[01]?\d|2[0-8])(?:\D|$)/.test(image)) return yield* oldNslookup(context, name, server)
  const [address = server] = yield* resolveHost(context, server)
  const lines: string[] = []
  let failed = false
  for (const [full, asked] of questions(context, name, type?.toUpperCase() as RecordType | undefined)) {
    const answer = yield* askServer(context, address, full, asked)
    if (!answer) return yield* fail(';; connection timed out; no servers could be reached\n')
    if (answer.code !== 'NOERROR') {
      failed = true
      lines.push(`** server can't find ${full}: ${answer.code}`, '')
    } else if (answer.records.length > 0) lines.push(...recordLines(answer), '')
    else if (type) lines.push(`*** Can't find ${full}: No answer`, '')
    else lines.push('')
  }
  yield* print(`Server:\t\t${server}\nAddress:\t${address}:53\n`)
  for (const text of ['', ...lines]) yield { kind: 'line', text }
  return failed ? 1 : 0
}
