import type { Shell } from '@/lib/userland/bash/shell'
import { type Variable, variable } from '@/lib/userland/bash/state'

const list = (values: readonly string[], flags = 'a'): Variable => ({
  flags,
  items: new Map(values.map((value, i) => [i, value])),
})

/** The functions that run, the innermost first. */
const calls = (sh: Shell) => sh.state.frames.filter((frame) => frame.k === 'call').reverse()

function functionNames(sh: Shell): Variable | undefined {
  const names = calls(sh).map((frame) => frame.name)
  return names.length === 0 ? undefined : list([...names, ...(sh.state.scriptName ? ['main'] : [])])
}

const sourceNames = (sh: Shell) => [
  ...calls(sh).map(() => sh.state.scriptName ?? 'environment'),
  ...(sh.state.scriptName ? [sh.state.scriptName] : []),
]

const seconds = (sh: Shell) => Math.floor(sh.process.machine.now() / 1000)

/** Bash's own generator once it has been given a seed, the machine's otherwise. */
function nextRandom(sh: Shell): number {
  const { state } = sh
  if (state.random === undefined) return Math.floor(sh.process.machine.random() * 32768)
  const from = state.random === 0 ? 123459876 : state.random
  const next = 16807 * (from % 127773) - 2836 * Math.floor(from / 127773)
  state.random = next < 0 ? next + 0x7fffffff : next
  return ((state.random >>> 16) ^ (state.random & 0xffff)) & 32767
}

const VALUES: Record<string, (sh: Shell) => string | Variable | undefined> = {
  RANDOM: (sh) => String(nextRandom(sh)),
  SRANDOM: (sh) => String(Math.floor(sh.process.machine.random() * 2 ** 32)),
  SECONDS: (sh) => String(Math.floor((sh.process.machine.now() - sh.state.startedAt) / 1000)),
  EPOCHSECONDS: (sh) => String(seconds(sh)),
  EPOCHREALTIME: (sh) => (sh.process.machine.now() / 1000).toFixed(6),
  LINENO: (sh) => String(sh.line),
  BASHPID: (sh) => String(sh.process.pid),
  BASH_SUBSHELL: (sh) => String(sh.state.depth),
  BASH_COMMAND: (sh) => sh.state.command,
  FUNCNAME: functionNames,
  BASH_SOURCE: (sh) => list(sourceNames(sh)),
  BASH_LINENO: (sh) =>
    list([...calls(sh).map((frame) => String(frame.line)), ...(sh.state.scriptName ? ['0'] : [])]),
  PIPESTATUS: (sh) => list(sh.state.pipeStatus.map(String)),
  DIRSTACK: (sh) => list([sh.process.cwd, ...sh.state.folders]),
  GROUPS: (sh) => list([...new Set([sh.process.gid, ...sh.process.groups])].map(String)),
  SHELLOPTS: (sh) => ({ flags: 'r', value: [...sh.state.options].sort().join(':') }),
  BASHOPTS: (sh) => ({ flags: 'r', value: [...sh.state.shopts].sort().join(':') }),
  HISTCMD: (sh) => String(sh.state.history.length + 1),
}

const IN_ASH = new Set(['RANDOM', 'LINENO'])

/** Variables that are computed when they are read. */
export function specialValue(sh: Shell, name: string): Variable | undefined {
  const compute = VALUES[name]
  if (!compute || (sh.busybox && !IN_ASH.has(name)) || name === '__proto__') return undefined
  const value = compute(sh)
  return typeof value === 'string' ? variable(value, name === 'RANDOM' ? 'i' : '') : value
}

/** `$?`, `$1` and so on; undefined: not set. */
export function specialParameter(sh: Shell, name: string): string | undefined {
  const { state } = sh
  if (/^\d/.test(name)) return name === '0' ? state.name : state.parameters[Number(name) - 1]
  switch (name) {
    case '?':
      return String(state.status)
    case '$':
      return String(state.pid)
    case '!':
      return state.lastBackground === undefined ? undefined : String(state.lastBackground)
    case '#':
      return String(state.parameters.length)
    case '-':
      return flagsOf(sh)
    case '_':
      return state.lastArgument
    default:
      return undefined
  }
}

/** Letters of the options that are on. */
export const OPTION_LETTERS: Readonly<Record<string, string>> = {
  allexport: 'a',
  notify: 'b',
  errexit: 'e',
  noglob: 'f',
  hashall: 'h',
  keyword: 'k',
  monitor: 'm',
  noexec: 'n',
  nounset: 'u',
  verbose: 'v',
  xtrace: 'x',
  braceexpand: 'B',
  noclobber: 'C',
  errtrace: 'E',
  histexpand: 'H',
  physical: 'P',
  functrace: 'T',
}

function flagsOf(sh: Shell): string {
  const letters = Object.entries(OPTION_LETTERS)
    .filter(([name]) => sh.option(name))
    .map(([, letter]) => letter)
    .sort((a, b) => Number(a < 'a') - Number(b < 'a') || (a < b ? -1 : 1))
    .join('')
  const { state } = sh
  const lower = letters.replace(/[A-Z]/g, '')
  const upper = letters.replace(/[a-z]/g, '')
  const origin = state.interactive ? '' : ''
  const last =
    state.input?.from === 'fd' ? 's' : state.scriptName === undefined && !state.interactive ? 'c' : ''
  return `${lower}${state.interactive ? 'i' : ''}${origin}${upper}${last}`
}
