/** What a sed script is read into. */
import type { SyntaxOptions } from '@/lib/userland/tools/regex/syntax'

export interface Pattern {
  /** '' is the one that was used last. */
  source: string
  syntax: SyntaxOptions
}

export type Address =
  | { at: 'line'; line: number }
  | { at: 'step'; first: number; step: number }
  | { at: 'last' }
  | { at: 'regex'; pattern: Pattern }
  | { at: 'plus'; count: number }
  | { at: 'multiple'; of: number }

/** A piece of what replaces a match. */
export type Piece = { text: string } | { group: number } | { mode: string }

export interface Substitution {
  pattern: Pattern
  pieces: Piece[]
  global: boolean
  print: number
  evaluate: boolean
  number: number
  file?: string
}

export interface Command {
  name: string
  from?: Address
  to?: Address
  negated: boolean
  /** Text of a, i, c; the label of b, t, T, `:`; a file's name. */
  text: string
  /** Where b, t, T and a block that does not apply go on. */
  target: number
  /** An exit code, the width of l. */
  number?: number
  substitution?: Substitution
  /** y's characters and what they become. */
  map?: Map<string, string>
}

export interface Script {
  commands: Command[]
  /** `#n` in its first line. */
  quiet: boolean
}

/** A part of the script as it was given: -e, -f. */
export interface Source {
  text: string
  /** undefined: an expression. */
  file: string | undefined
}
