/** What a run of sed knows between two steps, and the script it runs. */

import type { Input, Line } from '@/lib/userland/tools/input'
import { parseScript } from '@/lib/userland/tools/sed/parse'
import type { Pattern, Script, Source } from '@/lib/userland/tools/sed/script'

export interface SedState {
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

/** Parsed once for a state, from its sources. */
export function scriptOf(state: SedState): Script {
  let script = scripts.get(state)
  if (!script) {
    script = parseScript(state.sources, { extended: state.extended })
    scripts.set(state, script)
  }
  return script
}
