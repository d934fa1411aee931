/**
 * nslookup of BIND.
 * Mirrors: BIND 9.18, not interactive. Differs: no -debug.
 */
import type { DnsAnswer, RecordType } from '@/lib/userland/kernel/network'
import type { Step } from '@/lib/userland/kernel/program'
import type { Io } from '@/lib/userland/tools/io'
import { isAddress, reverseName } from '@/lib/userland/tools/network/addresses'
import { type Asking, askOn, begin, dataOf, findServer, newAsking } from '@/lib/userland/tools/network/bind'
import { phasedTool } from '@/lib/userland/tools/network/phases'
import { ToolExit } from '@/lib/userland/tools/options'

interface State extends Asking {
  name: string
  types: RecordType[]
  given: boolean
  searches: boolean
  told: boolean
  failed: boolean
}

function start(io: Io): State {
  const words = io.process.argv.slice(1)
  const options = words.filter((word) => word.startsWith('-'))
  const [name, server] = words.filter((word) => !word.startsWith('-'))
  // Without a name it would be talked to.
  if (name === undefined) throw new ToolExit(0)
  const type = options.map((word) => /^-(?:type|querytype|query|q)=(\w+)$/.exec(word)?.[1]).find(Boolean)
  const reverse = isAddress(name)
  const types: RecordType[] = reverse ? ['PTR'] : type ? [type.toUpperCase() as RecordType] : ['A', 'AAAA']
  const state = { ...newAsking(io, 'server', server, 3), name, types, given: type !== undefined }
  const timeout = options.map((word) => /^-timeout=(\d+)$/.exec(word)?.[1]).find(Boolean)
  if (timeout) state.patience = Number(timeout) * 1000
  const more = { searches: !reverse && !options.includes('-nosearch'), told: false, failed: false }
  begin(state, io, reverse ? reverseName(name) : name, more.searches)
  return { ...state, ...more }
}

const server = (state: State, io: Io): string => (findServer(state, io) ? 'ask' : 'server')

function head(state: State, io: Io, { relayed, code }: DnsAnswer): void {
  if (state.told) return
  state.told = true
  io.out(`Server:\t\t${state.server}\nAddress:\t${state.address}#53\n\n`)
  if (relayed && code === 'NOERROR') io.out('Non-authoritative answer:\n')
}

function asks(state: State, io: Io): string | Step {
  const [type] = state.types
  if (!type) return 'quit'
  const how = askOn(state, io, type)
  if (how === 'again') return 'ask'
  if (how === 'silence') {
    io.out(';; no servers could be reached\n\n')
    return { exit: 1 }
  }
  const { answer, name } = state
  if (!answer) return 'quit'
  head(state, io, answer)
  const full = state.names[state.at] ?? name
  state.types.shift()
  if (answer.code !== 'NOERROR') {
    io.out(
      `** server can't find ${answer.code === 'NXDOMAIN' ? (state.searches ? name : full) : full}: ${answer.code}\n`,
    )
    state.failed = true
    return 'quit'
  }
  for (const record of answer.records) {
    const data = dataOf(record)
    if (record.type === 'CNAME') io.out(`${record.name}\tcanonical name = ${data}\n`)
    else if (record.type === 'PTR') io.out(`${record.name}\tname = ${data}\n`)
    else if (record.type === 'SRV') io.out(`${record.name}\tservice = ${data}\n`)
    else io.out(`Name:\t${record.name}\nAddress: ${data}\n`)
  }
  if (answer.records.length === 0 && (state.given || type === 'A'))
    io.out(`*** Can't find ${name}: No answer\n`)
  // The other family is asked for of the name that was found.
  state.names = [full]
  state.at = 0
  return 'ask'
}

function quit({ failed }: State, io: Io): Step {
  io.out('\n')
  return { exit: failed ? 1 : 0 }
}

export const bindNslookup = phasedTool<State>({ start, phases: { server, ask: asks, quit } })
