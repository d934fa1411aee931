/** host. Mirrors: BIND 9.18. Differs: no -a, -l, -C. */
import type { DnsAnswer, RecordType } from '@/lib/userland/kernel/network'
import type { Step } from '@/lib/userland/kernel/program'
import type { Io } from '@/lib/userland/tools/io'
import { isAddress, reverseName } from '@/lib/userland/tools/network/addresses'
import { type Asking, askOn, begin, dataOf, findServer, newAsking } from '@/lib/userland/tools/network/bind'
import { phasedTool } from '@/lib/userland/tools/network/phases'
import { readOptions, ToolExit } from '@/lib/userland/tools/options'

interface State extends Asking {
  name: string
  types: RecordType[]
  all: boolean
  told: boolean
  given: boolean
}

function start(io: Io): State {
  const args = readOptions(
    'host',
    { options: '46aCdilnrsTUvwVc:N:p:R:t:W:', usageCode: 1 },
    io.process.argv.slice(1),
    'gnu',
  )
  const [name, server] = args.operands
  if (name === undefined)
    throw new ToolExit(
      1,
      'Usage: host [-aCdilrTvVw] [-c class] [-N ndots] [-t type] [-W time]\n            [-R number] [-m flag] [-p port] hostname [server]\n',
    )
  const reverse = isAddress(name)
  const type = args.value('t')
  const types = reverse ? ['PTR'] : type ? [type.toUpperCase()] : ['A', 'AAAA']
  const state = newAsking(io, 'server', server, Number(args.value('R') ?? 1) + 1)
  if (args.has('W')) state.patience = Number(args.value('W')) * 1000
  begin(state, io, reverse ? reverseName(name) : name, !reverse)
  return {
    ...state,
    name,
    types: types as RecordType[],
    all: !type,
    told: false,
    given: server !== undefined,
  }
}

function server(state: State, io: Io): string {
  if (!findServer(state, io)) return 'server'
  if (state.given)
    io.out(`Using domain server:\nName: ${state.server}\nAddress: ${state.address}#53\nAliases: \n\n`)
  return 'ask'
}

const WORDS: Record<string, string> = {
  A: 'has address',
  AAAA: 'has IPv6 address',
  CNAME: 'is an alias for',
  PTR: 'domain name pointer',
  SRV: 'has SRV record',
}
const CODES: Record<DnsAnswer['code'], string> = { NOERROR: '0', SERVFAIL: '2', NXDOMAIN: '3', REFUSED: '5' }

function asks(state: State, io: Io): string | Step {
  const [type] = state.types
  if (!type) return { exit: 0 }
  const how = askOn(state, io, type)
  if (how === 'again') return 'ask'
  if (how === 'silence') {
    io.out(';; no servers could be reached\n')
    return { exit: 1 }
  }
  const { answer, all } = state
  if (!answer) return { exit: 1 }
  const full = state.names[state.at] ?? ''
  if (answer.code !== 'NOERROR') {
    const said =
      answer.code === 'NXDOMAIN' && type !== 'PTR' ? state.name : full.concat(type === 'PTR' ? '.' : '')
    io.out(`Host ${said} not found: ${CODES[answer.code]}(${answer.code})\n`)
    return { exit: 1 }
  }
  for (const record of answer.records) io.out(`${record.name} ${WORDS[record.type]} ${dataOf(record)}\n`)
  if (answer.records.length === 0 && !all) io.out(`${full} has no ${type} record\n`)
  state.types.shift()
  state.names = [full]
  state.at = 0
  return 'ask'
}

export const host = phasedTool<State>({ start, phases: { server, ask: asks } })
