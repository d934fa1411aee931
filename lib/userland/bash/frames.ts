import type { Piece } from '@/lib/userland/bash/expansion/pieces'
import type { Dialled } from '@/lib/userland/bash/run/network-file'
import type { Variable } from '@/lib/userland/bash/state'
import type { Signal } from '@/lib/userland/kernel/process'

/**
 * The words of a command as far as they are expanded. A step that has to wait for `$(…)` is taken again from
 * its start when the output is there: what was finished before is found here and not done twice.
 */
export interface Expansion {
  /** Results of finished words. */
  units: unknown[]
  /** Pieces of the finished parts of the word under way. */
  parts: (readonly Piece[])[]
  /** Effects within the part under way. */
  log: unknown[]
  /** The command substitution that is waited for. */
  pending?: { pid: number; fd: number; output: string[]; size: number; ended: boolean }
}

/** A redirection to take back: the descriptor, and where its file is kept (undefined: it was closed). */
export interface Saved {
  fd: number
  kept: number | undefined
}

interface Base {
  /** The source and the node in it. */
  s: number
  n: number
  /** Where it stands. */
  at: number
  /** A failure here ends nothing (`set -e`): conditions, `!`, the left of `&&`. */
  quiet?: boolean
  /** Nothing comes after it in this process: a program may take its place. */
  tail?: boolean
  x?: Expansion
}

/** What a builtin that waits knows between its steps. */
export type BuiltinData = Record<string, unknown>

export type Frame = Base &
  /** `if`: what `at` of its conditions decides; `words`, `test`: `for`, `case` and so on. */
  (
    | { k: 'node' | 'andOr' | 'if' | 'test' | 'arithmetic' }
    /** Statements `at` to `end` of a list. */
    | { k: 'list'; end: number }
    | { k: 'not' }
    | { k: 'timed'; since: number; posix: boolean }
    | { k: 'while'; last: number }
    | { k: 'count'; last: number }
    | { k: 'for' | 'select'; words: string[]; last: number }
    | { k: 'case'; word: string; runs: boolean }
    | { k: 'redirected'; saved: Saved[] }
    | SimpleFrame
    | CallFrame
    /** `eval` and `source`: the statements of a text. */
    | {
        k: 'text'
        name?: string
        dot?: boolean
        aliased?: boolean
        parameters?: readonly string[]
        line: number
      }
    | { k: 'trap'; status: number; pipe: readonly number[]; exits?: number }
    | WaitFrame
  )

export interface SimpleFrame {
  k: 'simple'
  words: string[]
  /** Of declarations: which words are assignments. */
  assigns: Map<number, Assigned>
  /** In front of the command. */
  assigned: Assigned[]
  saved: Saved[]
  /** What assignments in front of a builtin or a function hide. */
  hidden: Map<string, Variable | undefined>
  data: BuiltinData
  /** Connections that redirections open, as far as they have come. */
  dialled?: (Dialled | undefined)[]
  /** Redirections are not taken back (`exec`). */
  keeps?: boolean
  /** Ends of process substitutions, closed with it. */
  ends: readonly number[]
}

/** An assignment with its words expanded. */
export interface Assigned {
  name: string
  append: boolean
  index?: string
  value?: string
  /** Of `(…)`: key (undefined: the next), text, and whether it is added to what stands there. */
  items?: [key: string | undefined, value: string, append: boolean][]
}

export interface CallFrame {
  k: 'call'
  name: string
  parameters: readonly string[]
  /** What its local variables hide. */
  locals: Map<string, Variable | undefined>
  /** The line it was called from. */
  line: number
  options?: string[]
  /** The RETURN trap of who called it, which is not its own. */
  returnTrap?: string | undefined
}

/** Foreground processes until they have ended or stopped. */
export interface WaitFrame {
  k: 'wait'
  pids: number[]
  statuses: (number | undefined)[]
  pgid: number
  text: string
  /** The job it was before (`fg`). */
  job?: number
  killed?: Signal
}

type Select<F, K> = F extends { k: string } ? (K extends F['k'] ? F : never) : never

export type FrameOf<K extends Frame['k']> = Select<Frame, K>
