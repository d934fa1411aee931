/**
 * Mirrors: jq 1.7. Differs: no modules (-L, import, include), no --stream and --seq; functions of input and
 * inputs read all there is before the first of them answers.
 */
import type { Step } from '@/lib/userland/kernel/program'
import { byteLength } from '@/lib/userland/kernel/text'
import { type Input, newInput, nextFile, takeChunk } from '@/lib/userland/tools/input'
import type { Io } from '@/lib/userland/tools/io'
import type { Ast } from '@/lib/userland/tools/jq/ast'
import { checkNames } from '@/lib/userland/tools/jq/check'
import { HELP, readWords, USAGE } from '@/lib/userland/tools/jq/command-line'
import { Evaluator, isKnown } from '@/lib/userland/tools/jq/evaluate'
import { JsonError, JsonReader } from '@/lib/userland/tools/jq/json'
import { parseProgram } from '@/lib/userland/tools/jq/parse'
import { SyntaxFault } from '@/lib/userland/tools/jq/syntax-fault'
import { isTrue, JqError, type Json, type PrintOptions, printed } from '@/lib/userland/tools/jq/value'
import { Halt, type World } from '@/lib/userland/tools/jq/world'
import { ToolExit } from '@/lib/userland/tools/options'
import { steppedTool } from '@/lib/userland/tools/tool'

const MAX_TEXT = 32 * 1024 * 1024

interface JqState {
  program: string
  variables: Map<string, Json>
  named: Json
  has: Record<string, boolean>
  indent: string | undefined
  input: Input
  isOpen: boolean
  /** Text of a value that is not whole yet, and how long it must be to be looked at again. */
  text: string
  lookAt: number
  slurped: Json[]
  raw: string
  /** Inputs that were read ahead for `input`. */
  queue: { value: Json; line: number; file: Json }[]
  lines: number
  column: number
  last: Json | undefined
  status: number
  phase: 'read' | 'queue' | 'done'
  wantsInputs: boolean
}

const programs = new Map<string, Ast>()

function compiled(state: { program: string; variables: ReadonlyMap<string, Json> }): Ast {
  const names = [...state.variables.keys(), 'ENV', '__prog_args', 'named']
  const key = `${names.join()}\0${state.program}`
  let ast = programs.get(key)
  if (!ast) {
    ast = parseProgram(state.program)
    checkNames(ast, { variables: names, functions: [] }, isKnown)
    if (programs.size > 200) programs.clear()
    programs.set(key, ast)
  }
  return ast
}

function start(io: Io): JqState {
  const words = readWords(io)
  const { has } = words
  if (has.h) throw new ToolExit(0, '', USAGE)
  if (has.V) throw new ToolExit(0, '', 'jq-1.7.1\n')
  const [program, ...files] = words.operands
  if (program === undefined) throw new ToolExit(2, `${USAGE}${HELP.slice(1)}`)
  const named = new Map<string, Json>([
    ['positional', words.positional],
    ['named', new Map(words.variables)],
  ])
  words.variables.set('ARGS', named)
  const indent = has.c
    ? undefined
    : has.tab
      ? '\t'
      : words.indent === 0
        ? undefined
        : ' '.repeat(words.indent ?? 2)
  const state: JqState = {
    program,
    variables: words.variables,
    named: new Map(words.variables),
    has,
    indent,
    input: newInput(files, io, { missing: '' }),
    isOpen: false,
    text: '',
    lookAt: 0,
    slurped: [],
    raw: '',
    queue: [],
    lines: 0,
    column: 0,
    last: undefined,
    status: 0,
    phase: 'read',
    wantsInputs: false,
  }
  state.input.words = 'error: Could not open %: !'
  try {
    compiled(state)
  } catch (error) {
    if (error instanceof SyntaxFault) throw compileError(state.program, error)
    throw error
  }
  state.wantsInputs = /\binputs?\b/.test(program)
  if (has.n && !state.wantsInputs) state.phase = 'queue'
  return state
}

function compileError(program: string, { message, at }: SyntaxFault): ToolExit {
  const line = program.slice(0, Math.max(0, at)).split('\n').length
  const shown = program.split('\n')[line - 1] ?? ''
  const column = at < 0 ? 0 : at - (program.lastIndexOf('\n', at - 1) + 1)
  const text = `jq: error: ${message} at <top-level>, line ${line}:\n${shown}${' '.repeat(at < 0 ? 0 : column)}\njq: 1 compile error\n`
  return new ToolExit(3, text)
}

const locationOf = (state: JqState, file: Json) =>
  state.has.n ? '<unknown>' : `${file ?? '<stdin>'}:${state.lines}`

function printOptions(state: JqState, io: Io): PrintOptions {
  const { has } = state
  const color = has.C || (!has.M && io.process.isTerminal(1) && io.process.env.NO_COLOR === undefined)
  return {
    ...(state.indent === undefined ? {} : { indent: state.indent }),
    sortKeys: has.S ?? false,
    ascii: has.a ?? false,
    color,
  }
}

function show(state: JqState, value: Json, io: Io): void {
  const { has } = state
  const raw = has.r || has.j || has['raw-output0']
  state.last = value
  const text = raw && typeof value === 'string' && !has.a ? value : printed(value, printOptions(state, io))
  const plain = raw && typeof value === 'string' && has.a ? text.slice(1, -1) : text
  io.out(plain + (has.j ? '' : has['raw-output0'] ? '\0' : '\n'))
}

function sayError(state: JqState, error: JqError, file: Json, io: Io): void {
  const { value } = error
  const where = locationOf(state, file)
  if (typeof value === 'string') io.err(`jq: error (at ${where}): ${value}\n`)
  else if (value === null) io.err(`jq: error (at ${where}) (not a string): null\n`)
  else io.err(`jq: error (at ${where}) (not a string): ${printed(value)}\n`)
  state.status = 5
}

function evaluate(state: JqState, value: Json, file: Json, io: Io): Step | undefined {
  const world: World = {
    env: io.process.env,
    now: () => io.process.machine.now(),
    tz: io.process.env.TZ,
    input: () => {
      const next = state.queue.shift()
      if (!next) throw new JqError('No more inputs')
      state.lines = next.line
      return next.value
    },
    fileName: () => file,
    line: () => state.lines,
    debug: (text) => io.err(text),
    named: state.named,
  }
  state.status = 0
  const evaluator = new Evaluator(world)
  try {
    evaluator.run(compiled(state), value, state.variables, (out) => show(state, out, io))
  } catch (error) {
    if (error instanceof Halt) {
      if (error.value !== undefined)
        io.err(typeof error.value === 'string' ? error.value : `${printed(error.value)}\n`)
      return { exit: error.code }
    }
    if (error instanceof RangeError) {
      io.err('jq: error: stack overflow\n')
      return { exit: 5 }
    }
    if (!(error instanceof JqError)) throw error
    sayError(state, error, file, io)
  }
  io.process.spend(1 + (evaluator.steps >> 2))
  return undefined
}

const countLines = (text: string) => text.split('\n').length - 1

/** Takes the values that are whole from what was read. */
function takeValues(state: JqState, file: Json, isEnd: boolean, io: Io): Step | undefined {
  const { has } = state
  const each = (value: Json, line: number): Step | undefined => {
    if (has.s) state.slurped.push(value)
    else if (state.wantsInputs || has.n) state.queue.push({ value, line, file })
    else {
      state.lines = line
      return evaluate(state, value, file, io)
    }
    return undefined
  }
  if (has.R) {
    if (has.s) {
      state.raw += state.text
      state.text = ''
      return undefined
    }
    const lines = state.text.split('\n')
    state.text = isEnd ? '' : (lines.pop() ?? '')
    if (isEnd && lines.at(-1) === '') lines.pop()
    for (const line of lines) {
      const halted = each(line, state.lines + 1)
      if (halted) return halted
    }
    return undefined
  }
  const before = state.lines
  const reader = new JsonReader(state.text, !isEnd, { lines: before, column: state.column })
  try {
    for (let value = reader.next(); value !== undefined; value = reader.next()) {
      // jq reads whole lines: the one that a value ends in counts.
      const end = state.text.indexOf('\n', reader.offset)
      const halted = each(value, before + countLines(state.text.slice(0, end < 0 ? undefined : end + 1)))
      if (halted) return halted
    }
  } catch (error) {
    if (!(error instanceof JsonError)) throw error
    io.err(`jq: parse error: ${error.message}\n`)
    return { exit: 2 }
  }
  const taken = state.text.slice(0, reader.offset)
  state.lines = before + countLines(taken)
  state.column =
    (taken.includes('\n') ? 0 : state.column) + byteLength(taken.slice(taken.lastIndexOf('\n') + 1))
  state.text = state.text.slice(reader.offset)
  return undefined
}

function read(state: JqState, io: Io): Step | undefined {
  const { input } = state
  for (;;) {
    if (!state.isOpen) {
      if (!nextFile(input, io)) return undefined
      state.isOpen = true
    }
    const text = takeChunk(input, io)
    if (text !== undefined && text !== 'wait') {
      state.text += text
      // What is long is not read again from its start with each piece of it.
      if (state.text.length < state.lookAt) continue
    }
    const name = input.names[input.at] ?? '-'
    const file = name === '-' ? null : name
    const isLast = text === undefined && input.at === input.names.length - 1
    const done = takeValues(state, file, isLast, io)
    if (done) return done
    state.lookAt = state.text.length > 65_536 ? state.text.length * 2 : 0
    if (state.text.length > MAX_TEXT) io.fail('error: cannot allocate memory', 2)
    if (text === 'wait') return { wait: 'input', fds: [input.fd ?? 0] }
    if (text === undefined) state.isOpen = false
    if (io.written > 32_768) return { wait: 'output', fd: 1 }
  }
}

function finish(state: JqState): Step {
  if (state.status) return { exit: state.status }
  if (state.input.failed > 0) return { exit: 2 }
  if (!state.has.e) return { exit: 0 }
  return { exit: state.last === undefined ? 4 : isTrue(state.last) ? 0 : 1 }
}

export const jq = steppedTool<JqState>({
  start,
  step(state, io) {
    if (state.phase === 'read') {
      const wait = read(state, io)
      if (wait) return wait
      if (state.has.s && !state.has.n) {
        const done = evaluate(state, state.has.R ? state.raw : state.slurped, null, io)
        return done ?? finish(state)
      }
      if (state.has.s)
        state.queue.push({ value: state.has.R ? state.raw : state.slurped, line: state.lines, file: null })
      state.phase = 'queue'
    }
    if (state.has.n) {
      const done = evaluate(state, null, null, io)
      return done ?? finish(state)
    }
    for (let next = state.queue.shift(); next; next = state.queue.shift()) {
      state.lines = next.line
      const done = evaluate(state, next.value, next.file, io)
      if (done) return done
    }
    return finish(state)
  },
})
