/**
 * Mirrors: GNU sed 4.9. Differs: the `e` command and the `e` flag are refused; -u, --posix and --debug
 * change nothing.
 */
import type { Step } from '@/lib/userland/kernel/program'
import { bytesOf } from '@/lib/userland/kernel/text'
import { currentName, type Input, type Line, newInput, nextFile, takeLine } from '@/lib/userland/tools/input'
import { type Io, reason } from '@/lib/userland/tools/io'
import { type Args, ToolExit } from '@/lib/userland/tools/options'
import { type Regex, regexOf } from '@/lib/userland/tools/regex/regex'
import { parseScript, ScriptError } from '@/lib/userland/tools/sed/parse'
import type { Address, Command, Pattern, Script, Source } from '@/lib/userland/tools/sed/script'
import { substitute } from '@/lib/userland/tools/sed/substitute'
import { argsOf, steppedTool } from '@/lib/userland/tools/tool'

const USAGE = '[OPTION]... {script-only-if-no-other-script} [input-file]...'
const SPEC = {
  options: 'bsnrzuEe:f:l:i::V:',
  long: {
    quiet: 'n',
    silent: 'n',
    expression: 'e',
    file: 'f',
    'in-place': 'i',
    'line-length': 'l',
    'regexp-extended': 'r',
    separate: 's',
    unbuffered: 'u',
    'null-data': 'z',
    'zero-terminated': 'z',
    posix: 'posix',
    debug: 'debug',
    sandbox: 'sandbox',
    'follow-symlinks': 'follow',
    binary: 'b',
  },
  usage: USAGE,
  version: 'sed (GNU sed) 4.9',
}
/** Commands in one step before others may run. */
const SLICE = 20_000
/** Longest that the pattern space may grow by replacing. */
const MAX_SPACE = 1024 * 1024

interface SedState {
  sources: Source[]
  extended: boolean
  quiet: boolean
  separate: boolean
  /** The suffix of -i; undefined without it. */
  inPlace: string | undefined
  end: string
  width: number
  input: Input
  isOpen: boolean
  /** The line after this one, once it was looked for; null: there is none. */
  ahead: Line | null | undefined
  space: string
  hold: string
  /** The line lacked its end. */
  lacksEnd: boolean
  line: number
  /** The command that comes next; undefined: a line has to be read first. */
  pc: number | undefined
  keepsSpace: boolean
  replaced: boolean
  /** By command: the last line of an open range; a regex' end is -1. */
  ranges: Record<number, number>
  closed: Record<number, boolean>
  appended: { text?: string; file?: string; lineOf?: string }[]
  lastPattern: Pattern | undefined
  /** Text of the file that is edited in place. */
  edited: string[]
  fds: Record<string, number>
  reads: Record<string, { text: string }>
  missingEnd: boolean
  status: number
  started: boolean
}

const scripts = new WeakMap<SedState, Script>()

function scriptOf(state: SedState): Script {
  let script = scripts.get(state)
  if (!script) {
    script = parseScript(state.sources, { extended: state.extended })
    scripts.set(state, script)
  }
  return script
}

function readSources(args: Args, io: Io): Source[] {
  const given = args.given.filter(([letter]) => letter === 'e' || letter === 'f')
  if (given.length === 0) {
    const first = args.operands.shift()
    if (first === undefined) throw new ToolExit(1, `Usage: ${io.name} ${USAGE}\n`)
    given.push(['e', first])
  }
  return given.map(([letter, value]) => {
    if (letter === 'e') return { text: value, file: undefined }
    try {
      return { text: io.readFile(value === '-' ? '/dev/stdin' : value).replace(/^#!.*/, ''), file: value }
    } catch (error) {
      return io.fail(`couldn't open file ${value}: ${reason(error)}`)
    }
  })
}

function start(io: Io): SedState {
  const args = argsOf(SPEC, io)
  const sources = readSources(args, io)
  const inPlace = args.value('i')
  const state: SedState = {
    sources,
    extended: args.has('E') || args.has('r'),
    quiet: args.has('n'),
    separate: args.has('s') || inPlace !== undefined,
    inPlace,
    end: args.has('z') ? '\0' : '\n',
    width: Number(args.value('l') ?? 70),
    input: newInput(args.operands, io, { missing: "can't read %: !" }),
    isOpen: false,
    ahead: undefined,
    space: '',
    hold: '',
    lacksEnd: false,
    line: 0,
    pc: undefined,
    keepsSpace: false,
    replaced: false,
    ranges: {},
    closed: {},
    appended: [],
    lastPattern: undefined,
    edited: [],
    fds: {},
    reads: {},
    missingEnd: false,
    status: 0,
    started: false,
  }
  if (inPlace !== undefined && args.operands.length === 0) io.fail('no input files', 4)
  try {
    const script = scriptOf(state)
    if (script.quiet) state.quiet = true
    for (const command of script.commands) openOutput(state, command, io)
  } catch (error) {
    if (error instanceof ScriptError) io.fail(error.message, error.code)
    throw error
  }
  return state
}

function openOutput(state: SedState, command: Command, io: Io): void {
  const name = 'wW'.includes(command.name) ? command.text : command.substitution?.file
  if (name === undefined || name in state.fds) return
  if (name === '/dev/stdout') state.fds[name] = 1
  else if (name === '/dev/stderr') state.fds[name] = 2
  else {
    try {
      state.fds[name] = io.process.open(name, { write: true, create: true, truncate: true })
    } catch (error) {
      io.fail(`couldn't open file ${name}: ${reason(error)}`, 4)
    }
  }
}

/** Standard output, or the file that is edited. A line whose end is missing gets it when more follows. */
function put(state: SedState, text: string, io: Io, end = state.end): void {
  const whole = (state.missingEnd ? state.end : '') + text + end
  state.missingEnd = false
  if (state.inPlace === undefined || !state.isOpen) io.out(whole)
  else state.edited.push(whole)
}

function putSpace(state: SedState, text: string, io: Io): void {
  put(state, text, io, state.lacksEnd ? '' : state.end)
  state.missingEnd = state.lacksEnd
}

function writeTo(state: SedState, name: string, text: string, io: Io): void {
  const fd = state.fds[name] ?? 1
  if (fd === 1) put(state, text, io)
  else io.process.write(fd, text + (state.lacksEnd ? '' : state.end))
}

/** a, r and R say what they have when the next line is read. */
function flushAppended(state: SedState, io: Io): void {
  for (const { text, file, lineOf } of state.appended.splice(0)) {
    if (text !== undefined) put(state, text, io, '')
    else if (file !== undefined) {
      try {
        const found = io.readFile(file)
        if (found !== '') put(state, found, io, '')
      } catch (error) {
        reason(error)
      }
    } else if (lineOf !== undefined) {
      state.reads[lineOf] ??= { text: readOr(lineOf, io) }
      const rest = state.reads[lineOf]
      if (rest.text === '') continue
      const [line = ''] = rest.text.split('\n', 1)
      rest.text = rest.text.slice(line.length + 1)
      put(state, line, io)
    }
  }
}

function readOr(file: string, io: Io): string {
  try {
    return io.readFile(file)
  } catch (error) {
    reason(error)
    return ''
  }
}

/** An edited file takes the place of the old one. */
function replaceFile(state: SedState, io: Io): void {
  if (state.inPlace === undefined || !state.isOpen) return
  const { process } = io
  const { files } = process.machine
  const path = process.resolve(currentName(state.input))
  const folder = path.replace(/[^/]*$/, '')
  const letters = Array.from(
    { length: 6 },
    () => 'abcdefghijklmnopqrstuvwxyzABCDEF'[Math.floor(process.machine.random() * 32)],
  )
  const temporary = `${folder}sed${letters.join('')}`
  const stat = files.stat(path)
  const text = state.edited.splice(0).join('')
  state.missingEnd = false
  try {
    io.writeFile(temporary, text)
  } catch (error) {
    io.fail(`couldn't open temporary file ${temporary}: ${reason(error)}`, 4)
  }
  try {
    if (stat) {
      files.chmod(temporary, stat.mode)
      if (process.uid === 0) files.chown(temporary, stat.uid, stat.gid)
    }
    const { inPlace } = state
    if (inPlace !== '') {
      const name = path.slice(folder.length)
      const backup = inPlace.includes('*') ? inPlace.replaceAll('*', name) : name + inPlace
      files.rename(path, backup.includes('/') ? process.resolve(backup) : folder + backup)
    }
    files.rename(temporary, path)
  } catch (error) {
    files.unlink(temporary)
    io.fail(`cannot rename ${temporary}: ${reason(error)}`, 4)
  }
}

type Look = 'wait' | 'full' | 'none'

/** The file that is read is over. */
function closeFile(state: SedState, io: Io): void {
  if (state.separate) flushAppended(state, io)
  replaceFile(state, io)
  state.isOpen = false
}

/** Looks whether there is a line after this one; with -s and -i only in the same file, unless it moves on. */
function look(state: SedState, io: Io, moveOn: boolean): Look {
  if (state.ahead) return 'full'
  if (state.ahead === null && !(moveOn && state.separate)) return 'none'
  for (;;) {
    if (!state.isOpen) {
      if (!openNext(state, io)) {
        state.ahead = null
        return 'none'
      }
      if (state.separate) state.line = 0
    }
    const line = takeLine(state.input, io, state.end, false)
    if (line === 'wait') return 'wait'
    if (line) {
      state.ahead = line
      return 'full'
    }
    if (state.separate && state.started && !moveOn) {
      state.ahead = null
      return 'none'
    }
    closeFile(state, io)
  }
}

function openNext(state: SedState, io: Io): boolean {
  for (;;) {
    if (!nextFile(state.input, io)) return false
    const name = currentName(state.input)
    const stat = name === '-' ? undefined : io.process.machine.files.stat(io.process.resolve(name))
    if (stat?.type === 'directory') {
      if (state.inPlace === undefined) io.fail(`read error on ${name}: Is a directory`, 4)
      io.warn(`couldn't edit ${name}: not a regular file`)
      state.status = 4
      continue
    }
    state.isOpen = true
    return true
  }
}

/** Takes the line that was looked at. */
function take(state: SedState, io: Io): string {
  const { text, end } = state.ahead!
  flushAppended(state, io)
  state.ahead = undefined
  state.lacksEnd = end === ''
  state.line += 1
  state.started = true
  return text
}

const regexFor = (state: SedState, pattern: Pattern, io: Io): Regex => {
  const used = pattern.source === '' ? state.lastPattern : pattern
  if (!used) io.fail('-e expression #1, char 0: no previous regular expression')
  state.lastPattern = used
  return regexOf(used.source, used.syntax)
}

/** Whether the line is at an address; `wait`: only the next line can tell. */
function isAt(state: SedState, address: Address, io: Io): boolean | 'wait' {
  switch (address.at) {
    case 'line':
      return state.line === address.line
    case 'step':
      return state.line >= address.first && (state.line - address.first) % address.step === 0
    case 'last': {
      const found = look(state, io, false)
      return found === 'wait' ? 'wait' : found === 'none'
    }
    case 'regex':
      return regexFor(state, address.pattern, io).test(state.space)
    default:
      return false
  }
}

/** The last line of a range that begins here; -1: it ends at a regular expression or the last line. */
function rangeEnd(state: SedState, to: Address): number {
  if (to.at === 'line') return to.line
  if (to.at === 'plus') return state.line + to.count
  if (to.at === 'multiple') return to.of > 0 ? Math.ceil(state.line / to.of) * to.of : state.line
  return -1
}

function applies(state: SedState, at: number, command: Command, io: Io): boolean | 'wait' {
  const { from, to } = command
  if (!from) return true
  if (!to) return isAt(state, from, io)
  const isZero = from.at === 'line' && from.line === 0
  const open = state.ranges[at] ?? (isZero && !state.closed[at] ? -1 : undefined)
  if (open === undefined) {
    const begins = isAt(state, from, io)
    if (begins !== true) return begins
    const end = rangeEnd(state, to)
    const isLast = to.at === 'last' ? isAt(state, to, io) : false
    if (isLast === 'wait') return 'wait'
    if (end === -1 ? !isLast : end > state.line) state.ranges[at] = end
    return true
  }
  if (open >= 0) {
    if (state.line >= open) delete state.ranges[at]
    return state.line <= open
  }
  const ends = isAt(state, to, io)
  if (ends === 'wait') return 'wait'
  if (ends) {
    delete state.ranges[at]
    state.closed[at] = true
  }
  return true
}

/** `l`: everything visible, lines folded. */
function listed(state: SedState, width: number): string {
  const escapes: Record<string, string> = {
    '\\': '\\\\',
    '\x07': '\\a',
    '\b': '\\b',
    '\f': '\\f',
    '\n': '\\n',
    '\r': '\\r',
    '\t': '\\t',
    '\v': '\\v',
  }
  let out = ''
  let column = 0
  for (const byte of bytesOf(state.space)) {
    const char = String.fromCharCode(byte)
    const isPlain = byte >= 32 && byte < 127
    const shown = escapes[char] ?? (isPlain ? char : `\\${byte.toString(8).padStart(3, '0')}`)
    if (width > 1 && column + shown.length > width - 1) {
      out += '\\\n'
      column = 0
    }
    out += shown
    column += shown.length
  }
  return `${out}$`
}

/** What a command leads to: the next command, `cycle` (the next line), a wait, or the end. */
type Outcome = number | 'cycle' | 'wait' | { exit: number; print: boolean }

function readNext(state: SedState, command: Command, io: Io, next: number): Outcome {
  const found = look(state, io, false)
  if (found === 'wait') return 'wait'
  // Without one the cycle ends as it would at the end of the script.
  if (found === 'none') return scriptOf(state).commands.length
  if (command.name === 'n') {
    if (!state.quiet) putSpace(state, state.space, io)
    state.space = take(state, io)
  } else state.space = `${state.space}${state.end}${take(state, io)}`
  return next
}

function run(state: SedState, at: number, command: Command, io: Io): Outcome {
  const next = at + 1
  const cut = state.space.indexOf(state.end)
  switch (command.name) {
    case '=':
      put(state, String(state.line), io, '\n')
      return next
    case 'a':
      state.appended.push({ text: command.text })
      return next
    case 'i':
      put(state, command.text, io, '')
      return next
    case 'c':
      if (!command.to || command.negated || state.ranges[at] === undefined) put(state, command.text, io, '')
      return 'cycle'
    case 'd':
      return 'cycle'
    case 'D':
      if (cut < 0) return 'cycle'
      state.space = state.space.slice(cut + 1)
      state.keepsSpace = true
      return 'cycle'
    case 'F':
      put(state, currentName(state.input), io, '\n')
      return next
    case 'g':
      state.space = state.hold
      state.lacksEnd = false
      return next
    case 'G':
      state.space += state.end + state.hold
      state.lacksEnd = false
      return next
    case 'h':
      state.hold = state.space
      return next
    case 'H':
      state.hold += state.end + state.space
      return next
    case 'x':
      ;[state.space, state.hold] = [state.hold, state.space]
      state.lacksEnd = false
      return next
    case 'l':
      put(state, listed(state, command.number ?? state.width), io, '\n')
      return next
    case 'n':
    case 'N':
      return readNext(state, command, io, next)
    case 'p':
      putSpace(state, state.space, io)
      return next
    case 'P':
      put(state, cut < 0 ? state.space : state.space.slice(0, cut), io)
      return next
    case 'q':
      return { exit: command.number ?? 0, print: true }
    case 'Q':
      return { exit: command.number ?? 0, print: false }
    case 'r':
      state.appended.push({ file: command.text })
      return next
    case 'R':
      state.appended.push({ lineOf: command.text })
      return next
    case 'w':
      writeTo(state, command.text, state.space, io)
      return next
    case 'W':
      writeTo(state, command.text, cut < 0 ? state.space : state.space.slice(0, cut), io)
      return next
    case 'y':
      state.space = [...state.space].map((char) => command.map?.get(char) ?? char).join('')
      return next
    case 'z':
      state.space = ''
      return next
    case 's':
      return substituted(state, command, io, next)
    case 'b':
      return command.target
    case 't':
    case 'T': {
      const jumps = state.replaced === (command.name === 't')
      state.replaced = false
      return jumps ? command.target : next
    }
    default:
      return next
  }
}

function substituted(state: SedState, command: Command, io: Io, next: number): Outcome {
  const { substitution } = command
  if (!substitution) return next
  const text = substitute(regexFor(state, substitution.pattern, io), substitution, state.space)
  if (text === undefined) return next
  if (text.length > MAX_SPACE) io.fail('memory exhausted', 4)
  state.space = text
  state.replaced = true
  if (substitution.print) putSpace(state, text, io)
  if (substitution.file !== undefined) writeTo(state, substitution.file, text, io)
  return next
}

function finish(state: SedState, io: Io, code: number): Step {
  replaceFile(state, io)
  return { exit: code || (state.input.failed > 0 ? 2 : state.status) }
}

const waitForInput = (state: SedState): Step => ({ wait: 'input', fds: [state.input.fd ?? 0] })

function endCycle(state: SedState, io: Io): void {
  if (!state.quiet) putSpace(state, state.space, io)
}

function step(state: SedState, io: Io): Step {
  const { commands } = scriptOf(state)
  for (let count = 0; count < SLICE; count++) {
    io.process.spend(1 + (state.space.length >> 4))
    if (io.written > 32_768) return { wait: 'output', fd: 1 }
    if (state.pc === undefined) {
      if (state.keepsSpace) {
        state.keepsSpace = false
        flushAppended(state, io)
      } else {
        const found = look(state, io, true)
        if (found === 'wait') return waitForInput(state)
        if (found === 'none') {
          flushAppended(state, io)
          return finish(state, io, 0)
        }
        state.space = take(state, io)
        state.replaced = false
      }
      state.pc = 0
    }
    const command = commands[state.pc]
    if (!command) {
      endCycle(state, io)
      state.pc = undefined
      continue
    }
    const found = applies(state, state.pc, command, io)
    if (found === 'wait') return waitForInput(state)
    if (found === command.negated) {
      state.pc = command.name === '{' ? command.target : state.pc + 1
      continue
    }
    const outcome = run(state, state.pc, command, io)
    if (outcome === 'wait') return waitForInput(state)
    if (typeof outcome === 'object') {
      if (outcome.print) endCycle(state, io)
      flushAppended(state, io)
      return finish(state, io, outcome.exit)
    }
    state.pc = outcome === 'cycle' ? undefined : outcome
  }
  return { wait: 'output', fd: 1 }
}

export const sed = steppedTool<SedState>({ start, step })
