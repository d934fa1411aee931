/**
 * xargs.
 * Differs: -p is not known; the length of a command line is counted in units of text, not bytes.
 */
import { Errno } from '@/lib/userland/kernel/errno'
import type { ExitStatus } from '@/lib/userland/kernel/process'
import type { Step } from '@/lib/userland/kernel/program'
import { exitCodeOf, SIGNAL_NUMBERS } from '@/lib/userland/kernel/signal-numbers'
import type { Io } from '@/lib/userland/tools/io'
import { type Args, type OptionSpec, readOptions, ToolExit, usageError } from '@/lib/userland/tools/options'
import { spawnCommand } from '@/lib/userland/tools/process/commands'
import { steppedTool } from '@/lib/userland/tools/tool'

const SPEC: OptionSpec = {
  options: '+0a:d:E:e::I:i::L:l::n:P:ors:tx',
  long: {
    null: '0',
    'arg-file': 'a',
    delimiter: 'd',
    replace: 'i',
    'max-lines': 'l',
    'max-args': 'n',
    'max-procs': 'P',
    'no-run-if-empty': 'r',
    'max-chars': 's',
    verbose: 't',
    exit: 'x',
    'open-tty': 'o',
  },
  usage: '[OPTION]... COMMAND [INITIAL-ARGS]...',
}

interface State {
  command: string[]
  /** What the items are separated by; unset: blanks and lines, with quotes. */
  delimiter?: string
  /** Replaced by an item that is a line. */
  replace?: string
  maxItems: number
  /** Lines to a command; 0: not counted. */
  maxLines: number
  maxChars: number
  processes: number
  always: boolean
  traces: boolean
  fd: number
  buffer: string
  ended: boolean
  /** Items with the number of the line each ends. */
  items: string[]
  lines: number[]
  line: number
  running: number[]
  started: number
  code: number
}

const DEFAULT_CHARS = 131_072

function numberOf(args: Args, io: Io, letter: string, smallest = 1): number | undefined {
  const text = args.value(letter)
  if (text === undefined || text === '') return undefined
  if (!/^-?\d{1,9}$/.test(text)) io.fail(`invalid number "${text}" for -${letter} option`)
  if (Number(text) < smallest) io.fail(`value ${text} for -${letter} option should be >= ${smallest}`)
  return Number(text)
}

const ESCAPES: Record<string, string> = { n: '\n', t: '\t', '0': '\0', r: '\r', '\\': '\\' }

function delimiterOf(args: Args): string | undefined {
  const last = args.last('0d')
  if (last === '0') return '\0'
  const text = args.value('d')
  return text?.replace(/^\\(.)/, (whole, letter: string) => ESCAPES[letter] ?? whole).slice(0, 1)
}

function start(io: Io): State {
  const args = readOptions(io.name, SPEC, io.process.argv.slice(1), io.dialect)
  if (args.value('d') === '') throw usageError(io.name, SPEC, io.dialect)
  const last = args.last('IinLl')
  const replace =
    last === 'I' || last === 'i' || (args.has('I') && last === 'n' && args.value('n') === '1')
      ? (args.value('I') ?? (args.value('i') || '{}'))
      : undefined
  const maxLines = last === 'L' || last === 'l' ? (numberOf(args, io, last) ?? 1) : 0
  const list = args.value('a')
  const none = replace === undefined && last !== 'n' ? Infinity : (numberOf(args, io, 'n') ?? Infinity)
  return {
    command: args.operands.length > 0 ? args.operands : ['echo'],
    delimiter: delimiterOf(args) ?? (replace === undefined ? undefined : '\n'),
    replace,
    maxItems: replace !== undefined ? 1 : none,
    maxLines,
    maxChars: numberOf(args, io, 's') ?? DEFAULT_CHARS,
    processes: numberOf(args, io, 'P', 0) || (args.has('P') ? 50 : 1),
    always: !args.has('r') && !io.isBusybox,
    traces: args.has('t'),
    fd: list === undefined ? 0 : io.process.open(list, { read: true }),
    buffer: '',
    ended: false,
    items: [],
    lines: [],
    line: 0,
    running: [],
    started: 0,
    code: 0,
  }
}

/** Takes whole items off the front of what was read. */
function takeItems(state: State, io: Io): void {
  const { delimiter } = state
  if (delimiter === undefined) {
    takeWords(state, io)
    return
  }
  const parts = state.buffer.split(delimiter)
  state.buffer = state.ended ? '' : (parts.pop() ?? '')
  if (state.ended && parts.at(-1) === '') parts.pop()
  for (const part of parts) {
    const item = state.replace !== undefined && delimiter === '\n' ? part.replace(/^[ \t]+/, '') : part
    if (item === '' && state.replace !== undefined) continue
    state.items.push(item)
    state.lines.push(++state.line)
  }
}

/** Words as a shell would quote them; a line that ends in a blank goes on in the next. */
function takeWords(state: State, io: Io): void {
  const { buffer } = state
  let word: string | undefined
  let quote = ''
  let taken = 0
  let before = '\n'
  for (let at = 0; at < buffer.length; at++) {
    let char = buffer[at] ?? ''
    if (quote !== '') {
      if (char === '\n') unmatched(io, quote)
      if (char === quote) quote = ''
      else word += char
      continue
    }
    if (char === '"' || char === "'") {
      quote = char
      word ??= ''
    } else if (char === ' ' || char === '\t' || char === '\n') {
      if (word !== undefined) {
        state.items.push(word)
        state.lines.push(state.line)
        word = undefined
      }
      if (char === '\n' && before !== ' ' && before !== '\t' && before !== '\n') state.line += 1
      taken = at + 1
    } else {
      if (char === '\\') char = buffer[++at] ?? ''
      word = (word ?? '') + char
    }
    before = buffer[at] ?? ''
  }
  state.buffer = buffer.slice(taken)
  if (!state.ended) return
  if (quote !== '') unmatched(io, quote)
  if (word !== undefined) {
    state.items.push(word)
    state.lines.push(state.line)
  }
  state.buffer = ''
}

function unmatched(io: Io, quote: string): never {
  const kind = quote === '"' ? 'double' : 'single'
  if (io.isBusybox) io.fail(`unmatched ${kind} quote`)
  return io.fail(
    `unmatched ${kind} quote; by default quotes are special to xargs unless you use the -0 option`,
  )
}

/** The items of the next command; undefined: there are not enough yet. */
function nextBatch(state: State): string[] | undefined {
  const { items, lines, command } = state
  if (items.length === 0) return undefined
  let room = state.maxChars - (state.replace === undefined ? command.join(' ').length + 1 : 0)
  const lastLine = state.maxLines > 0 ? (lines[0] ?? 0) + state.maxLines : Infinity
  let count = 0
  while (count < items.length && count < state.maxItems) {
    const length = (items[count] ?? '').length + 1
    if (count > 0 && (length > room || (lines[count] ?? 0) >= lastLine)) break
    room -= length
    count += 1
  }
  const isFull = count < items.length || count >= state.maxItems
  if (!isFull && !state.ended) return undefined
  lines.splice(0, count)
  return items.splice(0, count)
}

const QUOTED = /[^\w%+,./:=@-]/
const shown = (word: string) =>
  word === '' || QUOTED.test(word) ? `'${word.replaceAll("'", "'\\''")}'` : word

function run(state: State, io: Io, batch: readonly string[]): void {
  const { command, replace } = state
  const [item = ''] = batch
  const argv =
    replace === undefined
      ? [...command, ...batch]
      : command.map((word) => word.replaceAll(replace, () => item))
  if (state.traces) io.err(`${argv.map(shown).join(' ')}\n`)
  io.flush()
  state.started += 1
  const none = io.process.open('/dev/null', { read: true })
  try {
    const fds = new Map([
      [0, state.fd === 0 ? none : 0],
      [1, 1],
      [2, 2],
    ])
    state.running.push(spawnCommand(io.process, { argv, fds }))
  } catch (error) {
    if (!(error instanceof Errno)) throw error
    const code = error.code === 'ENOENT' ? 127 : 126
    throw new ToolExit(code, `${io.name}: ${argv[0]}: ${error.message}\n`)
  } finally {
    io.process.close(none)
  }
}

/** What a command's end means for its own. */
function note(state: State, io: Io, status: ExitStatus): void {
  const name = state.command[0] ?? ''
  if ('signal' in status)
    throw new ToolExit(125, `${io.name}: ${name}: terminated by signal ${SIGNAL_NUMBERS[status.signal]}\n`)
  const code = exitCodeOf(status)
  if (code === 255) throw new ToolExit(124, `${io.name}: ${name}: exited with status 255; aborting\n`)
  if (code !== 0) state.code = 123
}

function step(state: State, io: Io): Step {
  const { process } = io
  for (;;) {
    while (state.running.length > 0) {
      const done = process.reap()
      if (!done) break
      if ('stopped' in done.status) continue
      state.running = state.running.filter((pid) => pid !== done.pid)
      note(state, io, done.status)
    }
    if (state.running.length >= state.processes) return { wait: 'child' }
    const batch = nextBatch(state)
    if (batch) run(state, io, batch)
    else if (state.ended) {
      if (state.started === 0 && state.always && state.replace === undefined) run(state, io, [])
      else return state.running.length > 0 ? { wait: 'child' } : { exit: state.code }
    } else {
      const text = process.read(state.fd)
      if (text === '')
        return state.running.length > 0 ? { wait: 'child' } : { wait: 'input', fds: [state.fd] }
      if (text === undefined) state.ended = true
      else state.buffer += text
      takeItems(state, io)
      if (state.buffer.length > state.maxChars) io.fail('argument line too long')
    }
  }
}

export const xargs = steppedTool<State>({ start, step })
