import type { Frame } from '@/lib/userland/bash/frames'
import type { Signal } from '@/lib/userland/kernel/process'

/**
 * A variable. Frozen: whoever changes it replaces it, so that copies of a shell share them.
 * Attributes: `x` exported, `r` read-only, `i` integer, `l`/`u` case, `n` name reference, `a`/`A` array.
 */
export interface Variable {
  readonly flags: string
  readonly value?: string
  readonly items?: ReadonlyMap<string | number, string>
}

export interface Definition {
  source: number
  node: number
  /** `declare -t`, `export -f`. */
  exported?: boolean
}

export interface Job {
  id: number
  pgid: number
  /** Of the processes of its pipeline, in order, and how they ended. */
  pids: number[]
  statuses: (number | undefined)[]
  /** Unset: it runs. */
  stopped?: Signal
  /** The signal that ended its last process. */
  killed?: Signal
  text: string
  /** Told about (`[1]+  Done`), or needs no telling. */
  noticed: boolean
  /** `wait` has given its status. */
  waited?: boolean
  background: boolean
  /** Of the shell that this one was forked from: only to be listed. */
  inherited?: boolean
}

export interface Hashed {
  readonly path: string
  readonly hits: number
}

/** Where the shell reads its commands. */
export type Input =
  | { from: 'text'; source: number; at: number; name: string }
  /** Line by line from a descriptor. */
  | { from: 'fd'; fd: number; buffer: string; asked: boolean; line: number }

/** All that a shell knows, as plain data. */
export interface ShellState {
  /** `$0`. */
  name: string
  /** The script whose lines messages name. */
  scriptName?: string
  /** `$$`: of the shell that subshells come from. */
  pid: number
  parent: number
  posix: boolean
  interactive: boolean
  /** Subshells between it and the shell it comes from. */
  depth: number
  /** Unset: a subshell that only runs what it was made for. */
  input?: Input
  /** A text to run before anything else: that of a substitution. */
  scriptText?: string
  /** Descriptors of process substitutions of the command that runs. */
  substitutions: number[]
  /** The command under way has had a command substitution: its status may be that of the command. */
  substituted: boolean
  /** Lines before the text of a substitution. */
  lineBase: number
  sources: Map<number, string>
  nextSource: number
  frames: Frame[]
  variables: Map<string, Variable>
  functions: Map<string, Definition>
  aliases: Map<string, string>
  /** Long names of `set -o`. */
  options: Set<string>
  shopts: Set<string>
  parameters: readonly string[]
  status: number
  pipeStatus: readonly number[]
  lastBackground?: number
  lastArgument: string
  jobs: Job[]
  /** Ids of jobs, the current one first. */
  recentJobs: readonly number[]
  traps: Map<string, string>
  pendingTraps: string[]
  /** Of `pushd`, without the one it is in. */
  folders: readonly string[]
  history: readonly string[]
  hashed: Map<string, Hashed>
  /** Descriptors that the shell keeps for itself. */
  held: Set<number>
  startedAt: number
  /** Within getopts: the place in a group of letters. */
  optionAt: number
  /** Closed when the command has been started. */
  closing: number[]
  /** Of `+` in front of what `set -x` shows: substitutions and `eval` add one. */
  traceDepth: number
  /** No shell, only one of its builtins as a program. */
  alone?: boolean
  /** Builtins that `enable -n` turned off. */
  disabled?: readonly string[]
  /** How processes ended that `wait` has told of. */
  ended?: Map<number, number>
  /** A subshell in the background without job control. */
  ignoresInterrupts?: boolean
  /** Has begun: signals are as they should be. */
  begun: boolean
  /** In an EXIT, ERR, DEBUG or RETURN trap, or that of a signal. */
  trapping: boolean
  exiting?: number
  /** Line of the command that runs, where frames do not say. */
  line: number
  commands: number
  /** The text of the command that runs (BASH_COMMAND). */
  command: string
  random?: number
  /** A line of `PS0`-less interactive shells that jobs have to be told before. */
  warnedJobs?: boolean
}

export const variable = (value: string | undefined, flags = ''): Variable =>
  Object.freeze(value === undefined ? { flags } : { flags, value })

/** The state of a subshell that runs these frames. The kernel copies what it is given to start a process with. */
export function forkOf(state: ShellState, frames: Frame[]): ShellState {
  const { input: _input, exiting: _exiting, ...rest } = state
  return {
    ...rest,
    interactive: false,
    // Job control is the shell's that owns the terminal.
    options: new Set([...state.options].filter((name) => name !== 'monitor')),
    depth: state.depth + 1,
    frames,
    jobs: state.jobs.map((job) => ({ ...job, inherited: true })),
    traps: new Map([...state.traps].filter(([, action]) => action === '')),
    pendingTraps: [],
    trapping: false,
    held: new Set(),
    closing: [],
    begun: false,
  }
}
