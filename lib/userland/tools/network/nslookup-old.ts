/** nslookup of busybox 1.28 and before: the C library's resolver did the work, search path and all. */
import type { Step } from '@/lib/userland/kernel/program'
import type { Io } from '@/lib/userland/tools/io'
import { isV4, reverseName } from '@/lib/userland/tools/network/addresses'
import { type Phased, phasedTool } from '@/lib/userland/tools/network/phases'
import {
  askServer,
  type LookUp,
  lookOn,
  newLookUp,
  resolverConfig,
} from '@/lib/userland/tools/network/resolver'

interface State extends Phased {
  name: string
  server: string
  lookUp?: LookUp
  at: number
}

function start(io: Io): State {
  const [name, given] = io.process.argv.slice(1).filter((word) => !word.startsWith('-'))
  if (name === undefined) io.fail('BusyBox v1.28.4 multi-call binary.\n\nUsage: nslookup [HOST] [SERVER]')
  const server = given ?? resolverConfig(io).servers[0] ?? '127.0.0.1'
  return { phase: 'server', until: 0, name, server, at: 0 }
}

/** The name of an address behind it, where it has one. */
function named(state: State, io: Io, address: string): string {
  if (!isV4(address)) return ''
  const question = { server: state.server, name: reverseName(address), type: 'PTR' as const }
  const found = askServer(state, io, question, 10_000)?.records.find(({ type }) => type === 'PTR')?.data
  return found ? ` ${found.replace(/\.$/, '')}` : ''
}

function server(state: State, io: Io): string {
  const { server: address } = state
  io.out(`Server:    ${address}\nAddress 1: ${address}${named(state, io, address)}\n\n`)
  return 'resolve'
}

function resolve(state: State, io: Io): string | Step {
  const { name } = state
  state.lookUp ??= newLookUp(io, name)
  if (!lookOn(state.lookUp, state, io)) return 'resolve'
  if (state.lookUp.found?.length === 0) {
    io.err(`nslookup: can't resolve '${name}'\n`)
    return { exit: 1 }
  }
  io.out(`Name:      ${name}\n`)
  return 'addresses'
}

function addresses(state: State, io: Io): string | Step {
  const address = state.lookUp?.found?.[state.at]
  if (address === undefined) return { exit: 0 }
  state.at += 1
  io.out(`Address ${state.at}: ${address}${named(state, io, address)}\n`)
  return 'addresses'
}

export const oldNslookup = phasedTool<State>({ start, phases: { server, resolve, addresses } })
