/**
 * The shells: bash, sh and busybox ash.
 * Mirrors: bash 5.2 (`bash --posix` as sh), and the words of busybox 1.36's ash where the machine is one.
 * Differs: no `coproc`, line editing, programmable completion, restricted shells, `/dev/tcp`, or locales.
 */
import { setOption } from '@/lib/userland/bash/builtins/set'
import { initialState, setInitialVariables } from '@/lib/userland/bash/initial-state'
import { step } from '@/lib/userland/bash/run/machine'
import { Shell } from '@/lib/userland/bash/shell'
import { OPTION_LETTERS } from '@/lib/userland/bash/special-variables'
import type { Input, ShellState } from '@/lib/userland/bash/state'
import { Errno } from '@/lib/userland/kernel/errno'
import type { Process } from '@/lib/userland/kernel/process'
import type { Program } from '@/lib/userland/kernel/program'

interface Arguments {
  command?: string
  operands: readonly string[]
  options: [name: string, on: boolean][]
  shopts: [name: string, on: boolean][]
  interactive: boolean
  login: boolean
  stdin: boolean
  rc: boolean
  profile: boolean
  rcFile?: string
  problem?: string
  version?: boolean
}

const LETTERS = new Map(Object.entries(OPTION_LETTERS).map(([name, letter]) => [letter, name]))

function longOption(read: Arguments, word: string, next: string | undefined): number {
  switch (word) {
    case '--login':
      read.login = true
      return 1
    case '--norc':
      read.rc = false
      return 1
    case '--noprofile':
      read.profile = false
      return 1
    case '--posix':
      read.options.push(['posix', true])
      return 1
    case '--rcfile':
    case '--init-file':
      if (next !== undefined) read.rcFile = next
      return 2
    case '--version':
      read.version = true
      return 1
    case '--verbose':
      read.options.push(['verbose', true])
      return 1
    default:
      if (word !== '--noediting') read.problem = `${word}: invalid option`
      return 1
  }
}

function readArguments(argv: readonly string[]): Arguments {
  const read: Arguments = {
    operands: [],
    options: [],
    shopts: [],
    interactive: false,
    login: (argv[0] ?? '').startsWith('-'),
    stdin: false,
    rc: true,
    profile: true,
  }
  let at = 1
  let command = false
  while (at < argv.length) {
    const word = argv[at] ?? ''
    if (word === '--' || word === '-') {
      at += 1
      break
    }
    if (word.startsWith('--')) at += longOption(read, word, argv[at + 1])
    else if (/^[-+]./.test(word)) {
      let taken = 1
      for (const letter of word.slice(1)) {
        const on = word.startsWith('-')
        if (letter === 'c') command = true
        else if (letter === 'i') read.interactive = true
        else if (letter === 'l') read.login = true
        else if (letter === 's') read.stdin = true
        else if (letter === 'o') read.options.push([argv[at + taken++] ?? '', on])
        else if (letter === 'O') read.shopts.push([argv[at + taken++] ?? '', on])
        else if (LETTERS.has(letter)) read.options.push([LETTERS.get(letter) ?? '', on])
        else read.problem = `${word[0]}${letter}: invalid option`
      }
      at += taken
    } else break
  }
  read.operands = argv.slice(at)
  if (!command) return read
  const [text, ...rest] = read.operands
  if (text === undefined) return { ...read, problem: '-c: option requires an argument' }
  return { ...read, command: text, operands: rest }
}

function readAll(process: Process, path: string): string {
  const fd = process.open(path, { read: true })
  let text = ''
  for (let more = process.read(fd); more; more = process.read(fd)) text += more
  process.close(fd)
  return text
}

/** Files that a shell reads before anything else. */
function startFiles(sh: Shell, read: Arguments, isSh: boolean): string[] {
  const home = sh.process.env.HOME ?? ''
  if (read.login) {
    if (!read.profile) return []
    const own = isSh || sh.busybox ? ['.profile'] : ['.bash_profile', '.bash_login', '.profile']
    const first = own.map((name) => `${home}/${name}`).find((path) => exists(sh, path))
    return ['/etc/profile', ...(first ? [first] : [])].filter((path) => exists(sh, path))
  }
  if (!sh.state.interactive || !read.rc) return []
  if (isSh || sh.busybox) return [sh.process.env.ENV ?? ''].filter((path) => path !== '' && exists(sh, path))
  const files = read.rcFile === undefined ? ['/etc/bash.bashrc', `${home}/.bashrc`] : [read.rcFile]
  return files.filter((path) => exists(sh, path))
}

function exists(sh: Shell, path: string): boolean {
  try {
    return sh.process.files.stat(path)?.type === 'file'
  } catch (error) {
    if (error instanceof Errno) return false
    throw error
  }
}

function readStartFiles(sh: Shell, files: readonly string[]): void {
  for (const path of files.toReversed()) {
    const text = readAll(sh.process, path)
    sh.push({ k: 'text', s: sh.addSource(text), n: 0, at: 0, line: 0, dot: true, name: `${path}: ` })
  }
}

/** The script that is named, or the words for why it cannot be read. */
function scriptText(sh: Shell, path: string): string | { problem: string; status: number } {
  try {
    const text = readAll(sh.process, path)
    return /^\x7fELF|^[^\n]*\0/.test(text)
      ? { problem: `${path}: ${path}: cannot execute binary file`, status: 126 }
      : text
  } catch (error) {
    if (!(error instanceof Errno)) throw error
    if (sh.busybox) return { problem: `can't open '${path}': ${error.message}`, status: 2 }
    const status = error.code === 'ENOENT' ? 127 : 126
    const subject = error.code === 'EISDIR' ? `${path}: ${path}` : path
    return { problem: `${subject}: ${error.message}`, status }
  }
}

function inputOf(sh: Shell, read: Arguments): Input | undefined {
  const { state } = sh
  if (read.command !== undefined) {
    const [name, ...rest] = read.operands
    if (name !== undefined) {
      state.name = name
      state.parameters = Object.freeze(rest)
    }
    return { from: 'text', source: sh.addSource(read.command), at: 0, name: '-c: ' }
  }
  const [script, ...rest] = read.operands
  if (script === undefined || read.stdin) {
    state.parameters = Object.freeze(read.operands)
    return { from: 'fd', fd: 0, buffer: '', asked: false, line: 0 }
  }
  const text = scriptText(sh, script)
  if (typeof text !== 'string') {
    sh.write(2, `${state.name}: ${text.problem}\n`)
    state.exiting = text.status
    return undefined
  }
  state.name = script
  state.scriptName = script
  state.parameters = Object.freeze(rest)
  return { from: 'text', source: sh.addSource(text), at: 0, name: '' }
}

const VERSION = `GNU bash, version 5.2.15(1)-release (x86_64-pc-linux-gnu)
`

/** Steps that a new shell counts for: it is worth as many as a hundred commands. */
const START_COST = 800

function start(process: Process): ShellState {
  process.spend(START_COST)
  const read = readArguments(process.argv)
  const name = (process.argv[0] ?? 'bash').replace(/^-/, '')
  const isSh = /(^|\/)(sh|ash|dash)$/.test(name)
  const state = initialState(process, process.argv[0] ?? 'bash', isSh)
  const sh = new Shell(state, process)
  const reads = read.command === undefined && (read.operands.length === 0 || read.stdin)
  state.interactive = read.interactive || (reads && process.isTerminal(0) && process.isTerminal(2))
  setInitialVariables(sh)
  if (read.login) state.shopts.add('login_shell')
  if (state.interactive) {
    state.shopts.add('expand_aliases')
    for (const option of ['histexpand', 'history', 'emacs']) state.options.add(option)
    if (process.isTerminal(0)) state.options.add('monitor')
  }
  for (const [option, on] of read.options)
    if (!setOption(sh, option, on)) read.problem = `${option}: invalid option name`
  for (const [option, on] of read.shopts) state.shopts[on ? 'add' : 'delete'](option)
  if (read.problem || read.version) {
    sh.write(read.version ? 1 : 2, read.version ? VERSION : `${name}: ${read.problem}\n`)
    state.exiting = read.version ? 0 : 2
    return state
  }
  const input = inputOf(sh, read)
  if (input) state.input = input
  readStartFiles(sh, startFiles(sh, read, isSh))
  return state
}

/** `bash`, and `sh` and `ash` by the name they are called by. */
export const bash: Program<ShellState> = { start, step }
