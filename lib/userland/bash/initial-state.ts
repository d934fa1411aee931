import { DEFAULT_SHOPTS } from '@/lib/userland/bash/builtins/set'
import type { Shell } from '@/lib/userland/bash/shell'
import { type ShellState, variable } from '@/lib/userland/bash/state'
import { isName } from '@/lib/userland/bash/variables'
import type { Process } from '@/lib/userland/kernel/process'

/** A shell before it has read its arguments. */
export function initialState(process: Process, name: string, posix: boolean): ShellState {
  const isAsh = process.dialect === 'busybox'
  return {
    name,
    pid: process.pid,
    parent: process.ppid,
    posix: posix && !isAsh,
    interactive: false,
    depth: 0,
    substitutions: [],
    substituted: false,
    lineBase: 0,
    sources: new Map(),
    nextSource: 1,
    frames: [],
    variables: new Map(),
    functions: new Map(),
    aliases: new Map(),
    options: new Set([
      'hashall',
      ...(isAsh ? [] : ['braceexpand']),
      'interactive-comments',
      ...(posix && !isAsh ? ['posix'] : []),
    ]),
    shopts: new Set([...DEFAULT_SHOPTS, ...(posix || isAsh ? ['expand_aliases'] : [])]),
    parameters: [],
    status: 0,
    pipeStatus: [0],
    lastArgument: process.env._ ?? name,
    jobs: [],
    recentJobs: [],
    traps: new Map(),
    pendingTraps: [],
    folders: [],
    history: [],
    hashed: new Map(),
    held: new Set(),
    closing: [],
    traceDepth: 0,
    begun: false,
    startedAt: process.machine.now(),
    optionAt: 0,
    trapping: false,
    line: 1,
    commands: 0,
    command: '',
  }
}

/** Not taken from the environment. */
const COMPUTED = new Set(['BASHOPTS', 'SHELLOPTS', 'PPID', 'UID', 'EUID'])

const VERSION = ['5', '2', '15', '1', 'release', 'x86_64-pc-linux-gnu']

/** What came with the environment, and what every shell sets. */
export function setInitialVariables(sh: Shell): void {
  const { state, process, busybox } = sh
  const { variables } = state
  const standard = (name: string, value: string, flags = '') => {
    if (!variables.has(name)) variables.set(name, variable(value, flags))
  }
  for (const [name, value] of Object.entries(process.env))
    if (isName(name) && !COMPUTED.has(name)) {
      variables.set(name, variable(value, 'x'))
    }
  variables.set('IFS', variable(' \t\n'))
  variables.set('PWD', variable(process.cwd, 'x'))
  variables.set('OPTIND', variable('1'))
  variables.set('PPID', variable(String(process.ppid), 'ir'))
  standard('PATH', '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin')
  standard('PS4', '+ ')
  const level = Number(process.env.SHLVL ?? 0)
  variables.set('SHLVL', variable(String(Number.isNaN(level) ? 1 : level + 1), 'x'))
  if (busybox) {
    standard('PS1', '\\w \\$ ')
    standard('PS2', '> ')
    return
  }
  variables.delete('OLDPWD')
  if (process.env.OLDPWD !== undefined) variables.set('OLDPWD', variable(process.env.OLDPWD, 'x'))
  else variables.set('OLDPWD', variable(undefined, 'x'))
  for (const name of ['BASHOPTS', 'SHELLOPTS']) variables.set(name, variable('', 'r'))
  standard('BASH', '/bin/bash')
  standard('BASH_VERSION', '5.2.15(1)-release')
  standard('HOSTNAME', process.machine.hostname)
  standard('HOSTTYPE', 'x86_64')
  standard('OSTYPE', 'linux-gnu')
  standard('MACHTYPE', 'x86_64-pc-linux-gnu')
  standard('OPTERR', '1')
  standard('TERM', 'dumb')
  standard('UID', String(process.uid), 'ir')
  standard('EUID', String(process.uid), 'ir')
  variables.set(
    'BASH_VERSINFO',
    Object.freeze({ flags: 'ar', items: new Map(VERSION.map((part, i) => [i, part])) }),
  )
  if (!state.interactive) return
  // Debian's sh is dash.
  standard('PS1', /(^|\/)-?(sh|dash)$/.test(state.name) ? '\\$ ' : '\\s-\\v\\$ ')
  standard('PS2', '> ')
  standard('HISTSIZE', '500')
  standard('HISTFILE', `${process.env.HOME ?? ''}/.bash_history`)
}
