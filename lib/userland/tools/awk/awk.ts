/**
 * Mirrors: POSIX awk in gawk's words, with the gawk functions that people use.
 * Differs: no FIELDWIDTHS, FPAT, @include, coprocesses and networking; arrays are walked in the order in
 * which their elements came.
 */
import type { Step } from '@/lib/userland/kernel/program'
import { compileAwk } from '@/lib/userland/tools/awk/compile'
import { AwkSyntaxError, unescaped } from '@/lib/userland/tools/awk/lexer'
import { Machine } from '@/lib/userland/tools/awk/machine'
import type { AwkState } from '@/lib/userland/tools/awk/state'
import { fromOutside } from '@/lib/userland/tools/awk/value'
import { closeInput, newInput } from '@/lib/userland/tools/input'
import { type Io, reason } from '@/lib/userland/tools/io'
import { type Args, ToolExit } from '@/lib/userland/tools/options'
import { PatternError } from '@/lib/userland/tools/regex/syntax'
import { argsOf, steppedTool } from '@/lib/userland/tools/tool'

const SPEC = {
  options: '+F:v:f:W:e:',
  long: { 'field-separator': 'F', assign: 'v', file: 'f', source: 'e' },
  usage: '[POSIX or GNU style options] -f progfile [--] file ...',
  usageCode: 1,
  version: 'GNU Awk 5.2.1, API 3.2',
}

function sourceOf(args: Args, io: Io): string {
  const given = args.given.filter(([letter]) => letter === 'f' || letter === 'e')
  if (given.length === 0) {
    const first = args.operands.shift()
    if (first === undefined)
      throw new ToolExit(
        1,
        `Usage: ${io.name} ${SPEC.usage}\nUsage: ${io.name} [POSIX or GNU style options] [--] 'program' file ...\n`,
      )
    return first
  }
  return given
    .map(([letter, value]) => {
      if (letter === 'e') return value
      try {
        return io.readFile(value === '-' ? '/dev/stdin' : value).replace(/^#!.*/, '')
      } catch (error) {
        return io.fail(`fatal: cannot open source file \`${value}' for reading: ${reason(error)}`, 2)
      }
    })
    .join('\n')
}

function separator(text: string): string {
  if (text === 't') return '\t'
  return text === '' ? '' : unescaped(text)
}

function start(io: Io): AwkState {
  const args = argsOf(SPEC, io)
  const source = sourceOf(args, io)
  const words = args.operands
  const state: AwkState = {
    source,
    globals: [],
    stack: [],
    frames: [],
    pc: 0,
    phase: 'begin',
    needsRecord: true,
    record: '',
    fields: [],
    stale: 'none',
    ranges: [],
    input: newInput([], io),
    isOpen: false,
    operands: [...words],
    hadFile: false,
    outputs: {},
    readings: {},
    waiting: undefined,
    children: [],
    seed: 0,
    lastSeed: 0,
    status: undefined,
    isEnding: false,
  }
  try {
    const code = compileAwk(source)
    const set = (name: string, value: AwkState['globals'][number]) => {
      const slot = code.globals.indexOf(name)
      if (slot >= 0) state.globals[slot] = value
    }
    const defaults = {
      NF: 0,
      NR: 0,
      FNR: 0,
      FS: ' ',
      OFS: ' ',
      ORS: '\n',
      RS: '\n',
      FILENAME: '',
      SUBSEP: '\x1c',
      RSTART: 0,
      RLENGTH: -1,
      CONVFMT: '%.6g',
      OFMT: '%.6g',
    }
    for (const [name, value] of Object.entries(defaults)) set(name, value)
    set('ENVIRON', new Map(Object.entries(io.process.env).map(([name, value]) => [name, fromOutside(value)])))
    set('ARGC', words.length + 1)
    set('ARGV', new Map([io.name, ...words].map((word, at) => [String(at), fromOutside(word)])))
    if (args.has('F')) set('FS', separator(args.value('F')!))
    for (const word of args.values('v')) {
      const match = /^([A-Za-z_]\w*)=(.*)$/s.exec(word)
      if (!match) io.fail(`fatal: \`${word}' argument to \`-v' not in \`var=value' form`, 2)
      set(match[1]!, fromOutside(unescaped(match[2]!)))
    }
    state.pc = code.begin
  } catch (error) {
    if (error instanceof AwkSyntaxError) io.fail(error.message, 1)
    throw error
  }
  return state
}

/** Nothing more to run: closes what is open, waits for commands. */
function finish(machine: Machine): Step {
  const { state, io } = machine
  io.flush()
  for (const [name, { fd, pid }] of Object.entries(state.outputs)) {
    io.process.close(fd)
    if (pid !== undefined) state.children.push(pid)
    delete state.outputs[name]
  }
  for (const [name, { input, pid }] of Object.entries(state.readings)) {
    closeInput(input, io)
    if (pid !== undefined) state.children.push(pid)
    delete state.readings[name]
  }
  while (state.children.length > 0) {
    if (!io.process.reap(state.children[0])) return { wait: 'child' }
    state.children.shift()
  }
  return { exit: state.status ?? 0 }
}

function advance(state: AwkState, machine: Machine): Step | undefined {
  const { code } = machine
  if (state.phase === 'main' && state.needsRecord) {
    const record = machine.nextRecord()
    if (typeof record === 'object') return record
    if (record) state.pc = code.main
    else {
      state.phase = 'end'
      state.pc = code.end
    }
    state.needsRecord = false
  }
  const outcome = machine.run()
  if (outcome === 'more') return { wait: 'output', fd: 1 }
  if (outcome !== 'done') return outcome
  if (state.isEnding && state.phase !== 'end') {
    // exit runs the END rules, unless it was one of them.
    state.isEnding = false
    state.phase = 'end'
    state.pc = code.end
    return undefined
  }
  if (state.phase === 'end') return { exit: -1 }
  state.phase = state.phase === 'begin' && !code.hasMain && !code.hasEnd ? 'end' : 'main'
  if (state.phase === 'end') return { exit: -1 }
  state.needsRecord = true
  return undefined
}

export const awk = steppedTool<AwkState & { over?: boolean }>({
  start,
  step(state, io) {
    const machine = new Machine(state, io)
    try {
      while (!state.over) {
        const step = advance(state, machine)
        if (step && 'exit' in step) state.over = true
        else if (step) return step
      }
      return finish(machine)
    } catch (error) {
      if (error instanceof PatternError) io.fail(`cmd. line:1: fatal: invalid regexp: ${error.message}`, 2)
      throw error
    }
  },
})
