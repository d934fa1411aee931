/** What dig, host and nslookup of BIND share: one question along the search path, with their patience. */
import type { DnsAnswer, DnsRecord, RecordType } from '@/lib/userland/kernel/network'
import type { Io } from '@/lib/userland/tools/io'
import { ask, type Phased, rest } from '@/lib/userland/tools/network/phases'
import {
  candidates,
  type LookUp,
  lookOn,
  newLookUp,
  resolverConfig,
} from '@/lib/userland/tools/network/resolver'

export interface Question {
  name: string
  type: RecordType
}

export interface Asking extends Phased {
  /** As it was given, and its address. */
  server: string
  address: string
  lookUp?: LookUp
  /** The names to try for what is asked now. */
  names: string[]
  at: number
  tries: number
  /** Tries in all, and ms for each. */
  most: number
  patience: number
  /** The words of the last failure. */
  trouble?: string
  answer?: DnsAnswer
}

export function newAsking(io: Io, phase: string, server: string | undefined, most: number): Asking {
  const config = resolverConfig(io)
  const name = server ?? config.servers[0] ?? '127.0.0.1'
  const [at, tries] = [0, 0]
  return {
    phase,
    until: 0,
    server: name,
    address: name,
    names: [],
    at,
    tries,
    most,
    patience: config.timeout,
  }
}

/** Finds the server's address; false as long as that takes. @throws ToolExit */
export function findServer(state: Asking, io: Io): boolean {
  state.lookUp ??= newLookUp(io, state.server)
  if (!lookOn(state.lookUp, state, io)) return false
  const address = state.lookUp.found?.[0]
  if (address === undefined) {
    io.out(`${io.name}: couldn't get address for '${state.server}': not found\n`)
    io.fail(`couldn't get address for '${state.server}': not found`, io.name === 'dig' ? 9 : 1)
  }
  state.address = address
  return true
}

export function begin(state: Asking, io: Io, name: string, searches: boolean): void {
  const config = resolverConfig(io)
  state.names = searches ? candidates(name, config) : [name.replace(/(.)\.$/, '$1')]
  state.at = 0
  state.tries = 0
  delete state.answer
}

/** Asks on: `done` with the answer in the state, `again` when the wait is over, `silence` when it gives up. */
export function askOn(state: Asking, io: Io, type: RecordType): 'done' | 'again' | 'silence' {
  if (state.trouble !== undefined) {
    io.out(`;; communications error to ${state.address}#53: ${state.trouble}\n`)
    delete state.trouble
    if (state.tries >= state.most) return 'silence'
  }
  for (;;) {
    const answer = ask(io, { kind: 'dns', server: state.address, name: state.names[state.at] ?? '', type })
    if (answer.kind !== 'dns') {
      state.tries += 1
      state.trouble = {
        refused: 'connection refused',
        unreachable: 'host unreachable',
        timeout: 'timed out',
        open: 'end of file',
      }[answer.kind]
      rest(state, io, answer.kind === 'timeout' ? state.patience : answer.kind === 'unreachable' ? 3000 : 1)
      return 'again'
    }
    state.answer = answer.answer
    if (answer.answer.code !== 'NXDOMAIN' || state.at + 1 >= state.names.length) return 'done'
    state.at += 1
  }
}

/** With its dot. */
export const dotted = (name: string): string => (name.endsWith('.') ? name : `${name}.`)

/** What a record says, names with their dots. */
export const dataOf = ({ type, data }: DnsRecord): string =>
  type === 'A' || type === 'AAAA' ? data : dotted(data)
