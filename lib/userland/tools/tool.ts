/**
 * How tools are made. A tool is a Program that one of three builders makes of a few functions; what it knows
 * between two steps is plain data, and its functions get an Io to say things through.
 *
 *   immediateTool({ options, run(args, io) { … return code } })      does its work at once (expr, ls, cp)
 *   filterTool({ options, begin(args, io) { return state }, line(state, text, io, end) { … }, … })
 *                                                                     a line or a chunk at a time (cat, cut)
 *   slurpTool({ options, run(args, io, files) { … return code } })   reads its operands whole first (sort)
 *
 * - `options`, `long`, `usage` …: options.ts; the words for a wrong command line come of themselves.
 * - A path, fd or system call is `io.process`; `io.out`, `io.err`, `io.warn` (`name: …`), `io.fail` (ends it),
 *   `io.quote` (‘x’), `fileName`, `reason(error)` for an Errno's words.
 * - throw `new ToolExit(code, stderr)` to end anywhere.
 * - A program that has to wait in the middle of its own work has its own `step` (`toolStep` catches for it).
 */
import { Errno } from '@/lib/userland/kernel/errno'
import type { Process } from '@/lib/userland/kernel/process'
import type { Program, Step } from '@/lib/userland/kernel/program'
import {
  currentName,
  type Input,
  type InputWords,
  newInput,
  nextFile,
  takeChunk,
  takeLine,
} from '@/lib/userland/tools/input'
import { Io } from '@/lib/userland/tools/io'
import { type Args, type OptionSpec, readOptions, ToolExit } from '@/lib/userland/tools/options'
import { PatternError } from '@/lib/userland/tools/regex/syntax'

/** Written in one step before a tool asks for room; read by a slurp at most. */
const STEP_OUTPUT = 32_768
const MAX_SLURP = 32 * 1024 * 1024

/** The name a tool was called by. */
const toolName = (process: Process) => (process.argv[0] ?? '').replace(/^.*\//, '')

/** What every state may be instead of its own: an end that its start has come to. */
export interface Ended {
  exit: number
}

/** Runs a part of a tool: how it says its end, and what a failed system call is called. */
export function guarded<T>(process: Process, part: (io: Io) => T): T | Ended {
  const io = new Io(process, toolName(process))
  try {
    const result = part(io)
    io.flush()
    return result
  } catch (error) {
    if (error instanceof ToolExit) {
      if (error.output) io.out(error.output)
      if (error.message) io.err(error.message)
      else io.flush()
      return { exit: error.code }
    }
    if (error instanceof PatternError) {
      io.warn(error.message)
      return { exit: 2 }
    }
    if (!(error instanceof Errno) || error.code === 'EPIPE') throw error
    io.warn(error.message)
    return { exit: 1 }
  }
}

export const isEnded = (state: object): state is Ended => 'exit' in state

/** Reads the command line of a process by a tool's options. */
export const argsOf = (spec: OptionSpec, io: Io): Args =>
  readOptions(io.name, spec, io.process.argv.slice(1), io.dialect)

interface Immediate extends OptionSpec {
  run(args: Args, io: Io): number | undefined
}

/** A tool that does its work at once. */
export function immediateTool(spec: Immediate): Program<Ended> {
  return {
    start: (process) => {
      const done = guarded(process, (io) => spec.run(argsOf(spec, io), io) ?? 0)
      return typeof done === 'number' ? { exit: done } : done
    },
    step: (state) => state,
  }
}

/** A program with a state and a step of its own, whose ends and errors are said as a tool's. */
export function steppedTool<S extends object>(spec: {
  start(io: Io): S
  step(state: S, io: Io): Step
}): Program<S | Ended> {
  return {
    start: (process) => guarded(process, (io) => spec.start(io)),
    step: (state, process) =>
      isEnded(state) ? state : guarded<Step>(process, (io) => spec.step(state as S, io)),
  }
}

interface FilterSpec<S> extends OptionSpec, InputWords {
  /** What ends a line, when not a newline. */
  separator?(state: S): string
  /** Takes no more from a descriptor than it needs. */
  exact?: boolean
  /** Says nothing of files that it cannot read. */
  silent?(state: S): boolean
  /** Reads the options; operands left in `args` are the files. */
  begin(args: Args, io: Io): S
  /** A file begins, or ends; true: enough (of all files; of this one: 'next'). */
  file?(state: S, name: string, io: Io): undefined | boolean
  fileEnd?(state: S, name: string, io: Io): undefined | boolean
  /** One of them: a line without its end, or what there is. true: enough, 'next': enough of this file. */
  line?(state: S, text: string, io: Io, end: string): undefined | boolean | 'next'
  chunk?(state: S, text: string, io: Io): undefined | boolean | 'next'
  /** The exit code; 1 for files that could not be read and 0 otherwise, unless said. */
  end?(state: S, io: Io, input: Input): number | undefined
}

interface FilterState<S> {
  own: S
  input: Input
  isOpen: boolean
}

/** A tool that reads lines or chunks as they come and says what it has at once. */
export function filterTool<S>(spec: FilterSpec<S>): Program<FilterState<S> | Ended> {
  const finish = (state: FilterState<S>, io: Io): Step => {
    const code = spec.end?.(state.own, io, state.input)
    return { exit: code ?? (state.input.failed > 0 ? 1 : 0) }
  }
  return steppedTool<FilterState<S>>({
    start: (io) => {
      const args = argsOf(spec, io)
      const own = spec.begin(args, io)
      const input = newInput(args.operands, io, spec)
      if (spec.silent?.(own)) input.words = ''
      return { own, input, isOpen: false }
    },
    step: (state, io) => {
      const { own, input } = state
      const separator = spec.separator?.(own) ?? '\n'
      for (;;) {
        if (!state.isOpen) {
          if (!nextFile(input, io)) return finish(state, io)
          state.isOpen = true
          if (spec.file?.(own, currentName(input), io)) return finish(state, io)
        }
        let enough: undefined | boolean | 'next'
        if (spec.line) {
          const line = takeLine(input, io, separator, spec.exact)
          if (line === 'wait') return { wait: 'input', fds: [input.fd ?? 0] }
          if (line) io.process.spend(1 + (line.text.length >> 5))
          enough = line ? spec.line(own, line.text, io, line.end) : 'next'
        } else {
          const text = takeChunk(input, io)
          if (text === 'wait') return { wait: 'input', fds: [input.fd ?? 0] }
          enough = text === undefined ? 'next' : spec.chunk?.(own, text, io)
        }
        if (enough === 'next') {
          state.isOpen = false
          enough = spec.fileEnd?.(own, currentName(input), io)
        }
        if (enough) return finish(state, io)
        if (io.written > STEP_OUTPUT) return { wait: 'output', fd: 1 }
      }
    },
  })
}

export interface SlurpFile {
  name: string
  text: string
}

interface SlurpSpec extends OptionSpec, InputWords {
  /** The operands to read, when they are not all files (`join a b` is; `shuf -e a b` is not). */
  files?(args: Args, io: Io): string[]
  /** The exit code; 1 for files that could not be read and 0 otherwise, unless said. */
  run(args: Args, io: Io, files: SlurpFile[], failed: number): number | undefined
}

interface SlurpState {
  input: Input
  files: SlurpFile[]
  parts: string[]
  size: number
  isOpen: boolean
}

/** Reads on until the operands have ended; the wait until then. */
function gather(state: SlurpState, io: Io): Step | undefined {
  const { input, files, parts } = state
  for (;;) {
    if (!state.isOpen) {
      if (!nextFile(input, io)) return undefined
      state.isOpen = true
    }
    const text = takeChunk(input, io)
    if (text === 'wait') return { wait: 'input', fds: [input.fd ?? 0] }
    if (text !== undefined) {
      parts.push(text)
      state.size += text.length
      if (state.size > MAX_SLURP) io.fail('memory exhausted', 2)
      continue
    }
    files.push({ name: currentName(input), text: parts.splice(0).join('') })
    state.isOpen = false
  }
}

/** A tool that needs all of its input before it can say anything. */
export function slurpTool(spec: SlurpSpec): Program<SlurpState | Ended> {
  return steppedTool<SlurpState>({
    start: (io) => {
      const args = argsOf(spec, io)
      const names = spec.files?.(args, io) ?? (args.operands.length > 0 ? args.operands : ['-'])
      const input = newInput(names, io, spec)
      input.names = names
      return { input, files: [], parts: [], size: 0, isOpen: false }
    },
    step: (state, io) => {
      const wait = gather(state, io)
      if (wait) return wait
      const { failed } = state.input
      const code = spec.run(argsOf(spec, io), io, state.files, failed)
      return { exit: code ?? (failed > 0 ? 1 : 0) }
    },
  })
}
