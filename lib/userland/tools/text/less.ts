/**
 * less and more. On a terminal a page at a time: space, b, d, u, g, G, /, n, N, q and their like; elsewhere cat.
 * Differs: one text of all files; no marks, tags or options of how it looks but -N, -S and -F.
 */
import type { Program, Step } from '@/lib/userland/kernel/program'
import { currentName, type Input, newInput, nextFile, takeChunk } from '@/lib/userland/tools/input'
import type { Io } from '@/lib/userland/tools/io'
import { regexOf } from '@/lib/userland/tools/regex/regex'
import { PatternError } from '@/lib/userland/tools/regex/syntax'
import { linesOf } from '@/lib/userland/tools/text/lines'
import { argsOf, steppedTool } from '@/lib/userland/tools/tool'

const SPEC = {
  options: '+?acdefFgGiImMnNp:qQrRsSuUwWXx:z:',
  long: {
    'LINE-NUMBERS': 'N',
    'quit-if-one-screen': 'F',
    'chop-long-lines': 'S',
    'RAW-CONTROL-CHARS': 'R',
    'no-init': 'X',
    'ignore-case': 'i',
    pattern: 'p',
  },
  usage: '[options] file...',
  isOperand: (word: string) => word.startsWith('+'),
}

interface PagerState {
  input: Input
  isOpen: boolean
  isPager: boolean
  /** `more` ends at the end of the text. */
  endsAtEnd: boolean
  numbers: boolean
  fits: boolean
  text: string[]
  lines: string[] | undefined
  top: number
  height: number
  /** A search that is being typed. */
  typing: string | undefined
  pattern: string
  backwards: boolean
  keyboard: number
  count: string
}

function start(io: Io): PagerState {
  const args = argsOf({ ...SPEC, options: SPEC.options.replace('+', '') }, io)
  const { process } = io
  const files = args.operands.filter((word) => !word.startsWith('+'))
  const isPager = process.isTerminal(1)
  if (isPager && files.length === 0 && process.isTerminal(0)) {
    io.fail(
      io.name === 'more'
        ? "bad usage\nTry 'more --help' for more information."
        : 'missing filename ("less --help" for help)',
    )
  }
  let keyboard = 0
  if (isPager && !process.isTerminal(0)) {
    try {
      keyboard = process.open('/dev/tty', { read: true })
    } catch {
      keyboard = 2
    }
  }
  return {
    input: newInput(files, io),
    isOpen: false,
    isPager,
    endsAtEnd: io.name === 'more' || args.has('e') || args.has('E'),
    numbers: args.has('N'),
    fits: args.has('F') || io.name === 'more',
    text: [],
    lines: undefined,
    top: args.operands.includes('+G') ? Number.MAX_SAFE_INTEGER : 0,
    height: Math.max(2, Number(process.env.LINES ?? 24)) - 1,
    typing: undefined,
    pattern: args.value('p') ?? '',
    backwards: false,
    keyboard,
    count: '',
  }
}

function gather(state: PagerState, io: Io): Step | undefined {
  for (;;) {
    if (!state.isOpen) {
      if (!nextFile(state.input, io)) return undefined
      state.isOpen = true
      const name = currentName(state.input)
      const isFolder =
        name !== '-' && io.process.machine.files.stat(io.process.resolve(name))?.type === 'directory'
      if (isFolder) {
        io.err(`${name} is a directory\n`)
        state.input.failed += 1
        state.isOpen = false
        continue
      }
    }
    const text = takeChunk(state.input, io)
    if (text === 'wait') return { wait: 'input', fds: [state.input.fd ?? 0] }
    if (text === undefined) state.isOpen = false
    else if (state.isPager) state.text.push(text)
    else io.out(text)
    if (io.written > 32_768) return { wait: 'output', fd: 1 }
  }
}

const lastTop = (state: PagerState) => Math.max(0, state.lines!.length - state.height)

function draw(state: PagerState, io: Io, message = ''): void {
  const lines = state.lines!
  state.top = Math.max(0, Math.min(state.top, lastTop(state)))
  const page = lines.slice(state.top, state.top + state.height)
  const shown = page.map((line, at) =>
    state.numbers ? `${String(state.top + at + 1).padStart(7)} ${line}` : line,
  )
  while (shown.length < state.height && io.name !== 'more') shown.push('~')
  const isEnd = state.top + state.height >= lines.length
  const percent = Math.floor(
    (Math.min(lines.length, state.top + state.height) / Math.max(1, lines.length)) * 100,
  )
  const prompt =
    message ||
    (isEnd ? '\x1b[7m(END)\x1b[27m' : io.name === 'more' ? `\x1b[7m--More--(${percent}%)\x1b[27m` : ':')
  io.out(`\x1b[H\x1b[2J${shown.map((line) => `${line}\n`).join('')}${prompt}`)
}

function search(state: PagerState, io: Io, backwards: boolean): void {
  const lines = state.lines!
  let matches: (line: string) => boolean
  try {
    const regex = regexOf(state.pattern, { dialect: 'extended', ignoreCase: !/[A-Z]/.test(state.pattern) })
    matches = (line) => regex.test(line)
  } catch (error) {
    if (!(error instanceof PatternError)) throw error
    draw(state, io, `\x1b[7m${error.message}\x1b[27m`)
    return
  }
  const step = backwards ? -1 : 1
  for (let at = state.top + step; at >= 0 && at < lines.length; at += step) {
    if (!matches(lines[at]!)) continue
    state.top = at
    draw(state, io)
    return
  }
  draw(state, io, '\x1b[7mPattern not found  (press RETURN)\x1b[27m')
}

/** One key; true: it quits. */
function press(state: PagerState, key: string, io: Io): boolean {
  if (state.typing !== undefined) {
    if (key === '\n' || key === '\r') {
      if (state.typing !== '') state.pattern = state.typing
      state.typing = undefined
      if (state.pattern !== '') search(state, io, state.backwards)
    } else if (key === '\x7f' || key === '\b') {
      state.typing = state.typing.slice(0, -1)
      draw(state, io, (state.backwards ? '?' : '/') + state.typing)
    } else {
      state.typing += key
      io.out(key)
    }
    return false
  }
  if (/\d/.test(key)) {
    state.count += key
    return false
  }
  const count = Number(state.count || 0)
  state.count = ''
  const half = Math.floor(state.height / 2)
  const wasAtEnd = state.top >= lastTop(state)
  const moves: Record<string, number> = {
    ' ': state.height,
    f: state.height,
    '\x06': state.height,
    b: -state.height,
    '\x02': -state.height,
    d: count || half,
    '\x04': count || half,
    u: -(count || half),
    '\x15': -(count || half),
    '\n': count || 1,
    '\r': count || 1,
    j: count || 1,
    e: count || 1,
    k: -(count || 1),
    y: -(count || 1),
  }
  if (key === 'q' || key === 'Q' || key === '\x03') return true
  if (key in moves) {
    if (state.endsAtEnd && wasAtEnd && moves[key]! > 0) return true
    state.top += moves[key]!
  } else if (key === 'g' || key === '<') state.top = Math.max(0, count - 1)
  else if (key === 'G' || key === '>') state.top = count > 0 ? count - 1 : Number.MAX_SAFE_INTEGER
  else if (key === '/' || key === '?') {
    state.typing = ''
    state.backwards = key === '?'
    draw(state, io, key)
    return false
  } else if (key === 'n' || key === 'N') {
    if (state.pattern === '') draw(state, io, '\x1b[7mNo previous search pattern\x1b[27m')
    else search(state, io, (key === 'N') !== state.backwards)
    return false
  } else if (key === '-' || key === '\x1b') return false
  draw(state, io)
  return false
}

const pager = steppedTool<PagerState>({
  start,
  step(state, io) {
    if (!state.lines) {
      const wait = gather(state, io)
      if (wait) return wait
      const code = state.input.failed > 0 ? 1 : 0
      if (!state.isPager) return { exit: code }
      state.lines = linesOf(state.text.splice(0).join(''))
      if (state.lines.length === 0 && code) return { exit: code }
      if (state.fits && state.lines.length <= state.height) {
        io.out(state.lines.map((line) => `${line}\n`).join(''))
        return { exit: code }
      }
      draw(state, io)
      if (state.pattern !== '') search(state, io, false)
    }
    for (let keys = io.process.read(state.keyboard); keys !== ''; keys = io.process.read(state.keyboard)) {
      if (keys === undefined) return { exit: 0 }
      // An arrow is three characters; a key typed with Enter in a cooked terminal is that key.
      for (const key of keys
        .replace(/\x1b\[A/g, 'k')
        .replace(/\x1b\[B/g, 'j')
        .replace(/\x1b\[5~/g, 'b')
        .replace(/\x1b\[6~/g, ' ')
        .replace(/\x1b\[H/g, 'g')
        .replace(/\x1b\[F/g, 'G')) {
        if (!press(state, key, io)) continue
        io.out('\r\x1b[K')
        return { exit: 0 }
      }
    }
    return { wait: 'input', fds: [state.keyboard] }
  },
})

export const pagerTools = { less: pager, more: pager } as Record<string, Program>
