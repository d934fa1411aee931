/** getent. Mirrors: glibc's. Differs: hosts, ahosts, passwd, group and services only. */
import type { Step } from '@/lib/userland/kernel/program'
import type { Io } from '@/lib/userland/tools/io'
import { isAddress, reverseName } from '@/lib/userland/tools/network/addresses'
import { type Phased, phasedTool } from '@/lib/userland/tools/network/phases'
import { askServer, hostsLine, type LookUp, lookOn, newLookUp } from '@/lib/userland/tools/network/resolver'
import { SERVICES } from '@/lib/userland/tools/network/services'
import { ToolExit } from '@/lib/userland/tools/options'

interface State extends Phased {
  database: string
  keys: string[]
  lookUp?: LookUp
  code: number
}

function start(io: Io): State {
  const [database, ...keys] = io.process.argv.slice(1).filter((word) => !word.startsWith('-'))
  if (database === undefined)
    throw new ToolExit(
      1,
      "getent: wrong number of arguments\nTry `getent --help' or `getent --usage' for more information.\n",
    )
  const state = { phase: 'next', until: 0, database, keys, code: 0 }
  if (/^(?:a?hosts|ahostsv[46])$/.test(database)) return state
  return { ...state, code: listed(io, database, keys), keys: [], database: 'hosts' }
}

/** The lines of a file in /etc that have one of these in one of these fields. */
function listed(io: Io, database: string, keys: string[]): number {
  const { machine } = io.process
  const rows: Record<string, () => { line: string; keys: string[] }[]> = {
    passwd: () =>
      machine.users().map(({ name, uid, gid, home, shell }) => ({
        line: `${name}:x:${uid}:${gid}:${uid === 0 ? 'root' : name}:${home}:${shell}`,
        keys: [name, String(uid)],
      })),
    group: () =>
      machine.groups().map(({ name, gid, members }) => ({
        line: `${name}:x:${gid}:${members.join(',')}`,
        keys: [name, String(gid)],
      })),
    services: () =>
      Object.entries(SERVICES).map(([port, name]) => ({
        line: `${name.padEnd(21)} ${port}/tcp`,
        keys: [name, port],
      })),
  }
  const all = rows[database]?.()
  if (!all)
    throw new ToolExit(
      1,
      `Unknown database: ${database}\nTry \`getent --help' or \`getent --usage' for more information.\n`,
    )
  if (keys.length === 0) io.out(all.map(({ line }) => `${line}\n`).join(''))
  let code = 0
  for (const key of keys) {
    const found = all.find((row) => row.keys.includes(key))
    if (found) io.out(`${found.line}\n`)
    else code = 2
  }
  return code
}

function next(state: State, io: Io): string | Step {
  const [key] = state.keys
  if (key === undefined) return { exit: state.code }
  if (state.database === 'hosts' && isAddress(key)) return reverse(state, io, key)
  const family = state.database === 'ahostsv6' ? 6 : state.database === 'ahostsv4' ? 4 : undefined
  state.lookUp = newLookUp(io, key, family)
  return 'resolve'
}

function reverse(state: State, io: Io, address: string): string {
  state.keys.shift()
  const [, ...names] = hostsLine(io, address) ?? []
  const { config } = newLookUp(io, address)
  const question = { server: config.servers[0] ?? '', name: reverseName(address), type: 'PTR' as const }
  const asked = names.length > 0 || !config.servers[0] ? undefined : askServer(state, io, question, 10_000)
  const found = names.length > 0 ? names : (asked?.records ?? []).map(({ data }) => data.replace(/\.$/, ''))
  if (found.length > 0) io.out(`${address.padEnd(15)} ${found.join(' ')}\n`)
  else state.code = 2
  return 'next'
}

function resolve(state: State, io: Io): string {
  const { lookUp, database } = state
  if (!lookUp || !lookOn(lookUp, state, io)) return 'resolve'
  state.keys.shift()
  const { found = [], canonical, host } = lookUp
  const name = canonical ?? host
  if (found.length === 0) state.code = 2
  const cell = (address: string) => address.padEnd(15)
  if (database === 'hosts') for (const address of found) io.out(`${cell(address)} ${name}\n`)
  else
    for (const [at, address] of found.entries())
      io.out(
        `${cell(address)} STREAM ${at === 0 ? name : ''}\n${cell(address)} DGRAM  \n${cell(address)} RAW    \n`,
      )
  return 'next'
}

export const getent = phasedTool<State>({ start, phases: { next, resolve } })
