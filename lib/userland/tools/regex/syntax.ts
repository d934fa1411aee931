/** The syntax of regular expressions: the options a pattern is read with, and the tree it is read into. */
import type { CharTest } from '@/lib/cluster/apimachinery/regexp/char-class'

export type Dialect = 'basic' | 'extended' | 'perl' | 'fixed'

export type Assertion =
  | 'textStart'
  | 'textEnd'
  | 'lastLineEnd'
  | 'lineStart'
  | 'lineEnd'
  | 'word'
  | 'notWord'
  | 'wordStart'
  | 'wordEnd'
  | 'noWordBefore'
  | 'noWordAfter'

export type Node =
  | { type: 'char'; test: CharTest; literal?: string }
  | { type: 'assert'; what: Assertion }
  | { type: 'group'; of: Node; index: number }
  | { type: 'sequence'; of: Node[] }
  | { type: 'choice'; of: Node[] }
  | { type: 'repeat'; of: Node; min: number; max: number | undefined; lazy: boolean; atomic: boolean }
  | { type: 'backref'; index: number; fold: boolean }
  | { type: 'look'; of: Node; behind: boolean; negated: boolean }
  | { type: 'atomic'; of: Node }
  | { type: 'keep' }

/** A pattern that is refused, in the words of GNU's regcomp. */
export class PatternError extends Error {}

export interface SyntaxOptions {
  dialect: Dialect
  ignoreCase?: boolean
  /** ^ and $ match at every line (sed's M); a dot matches a newline unless Perl. */
  multiline?: boolean
  dotAll?: boolean
  extended?: boolean
  /** Escapes that awk and gawk know in a pattern (\n, \t, \/) stand for their characters in any dialect. */
  escapes?: boolean
  /** Only whole words, or all of a text (grep -w, -x). */
  word?: boolean
  whole?: boolean
}

export interface Parsed {
  node: Node
  groups: number
  names: Record<string, number>
}
