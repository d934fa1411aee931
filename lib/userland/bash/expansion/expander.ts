import type { Word } from 'unbash'
import { Suspended } from '@/lib/userland/bash/errors'
import { braceExpand } from '@/lib/userland/bash/expansion/brace'
import { glob } from '@/lib/userland/bash/expansion/glob'
import { expandParameter } from '@/lib/userland/bash/expansion/parameter'
import {
  type Field,
  fieldsOf,
  type Piece,
  patternOf,
  textOfPieces,
} from '@/lib/userland/bash/expansion/pieces'
import { startSubstitution, substitutedFile, takeOutput } from '@/lib/userland/bash/expansion/substitution'
import { expandTilde } from '@/lib/userland/bash/expansion/tilde'
import type { Expansion, Frame } from '@/lib/userland/bash/frames'
import type { Shell } from '@/lib/userland/bash/shell'
import { type Part, partsOf, wordParts } from '@/lib/userland/bash/syntax/parts'
import { calculate, ifsOf } from '@/lib/userland/bash/variables'
import { LimitError } from '@/lib/userland/kernel/limits'

const EMPTY = (): Expansion => ({ units: [], parts: [], log: [] })

/** Of one word. */
const MOST_PIECES = 400_000

/**
 * Expands the words of a frame. What was done before a step had to wait is remembered in the frame: words are
 * units, finished ones are not expanded again.
 */
export class Expander {
  private readonly x: Expansion
  private unitAt = 0
  private partAt = 0
  private logAt = 0
  private nested = 0

  constructor(
    readonly sh: Shell,
    private readonly frame: Frame,
  ) {
    frame.x ??= EMPTY()
    this.x = frame.x
  }

  /** All words are expanded: nothing of them is needed any more. */
  done(): void {
    delete this.frame.x
  }

  /** Something that happens once, however often the step is taken. */
  unit<T>(run: () => T): T {
    const { x } = this
    if (this.unitAt < x.units.length) return x.units[this.unitAt++] as T
    const value = run()
    x.units.push(value)
    this.unitAt += 1
    x.parts = []
    this.partAt = 0
    x.log = []
    this.logAt = 0
    return value
  }

  /** Something that happens once within the part of a word. */
  effect<T>(run: () => T): T {
    const { x } = this
    if (this.logAt < x.log.length) return x.log[this.logAt++] as T
    const value = run()
    x.log.push(value)
    this.logAt += 1
    return value
  }

  /** A word as arguments: everything is expanded, split and matched with files. */
  fields(word: Word): string[] {
    return this.unit(() => this.expandFields(word))
  }

  expandFields(word: Word): string[] {
    const words = this.sh.option('braceexpand') ? braceExpand(partsOf(word)) : [partsOf(word)]
    return words.flatMap((parts) => this.fieldsOf(parts))
  }

  private fieldsOf(parts: readonly Part[]): string[] {
    const [first] = parts
    if (parts.length === 1 && first?.k === 'text' && (first.q || !/[~*?[(]/.test(first.v))) return [first.v]
    return fieldsOf(this.pieces(parts), ifsOf(this.sh)).flatMap((field) => this.files(field))
  }

  private files(field: Field): string[] {
    const { sh } = this
    if (field.pattern === undefined || sh.option('noglob')) return [field.text]
    const found = glob(sh, field.pattern)
    if (found.length > 0) return found
    if (sh.shopt('failglob')) sh.abort(`no match: ${field.text}`)
    return sh.shopt('nullglob') ? [] : [field.text]
  }

  /** A word as one text: the value of an assignment, the target of a redirection, the word of `case`. */
  text(word: Word, assignment = false): string {
    return this.unit(() => this.joined(partsOf(word), assignment))
  }

  textOf(parts: readonly Part[], assignment = false): string {
    return this.unit(() => this.joined(parts, assignment))
  }

  joined(parts: readonly Part[], assignment = false): string {
    const [first] = parts
    if (parts.length === 1 && first?.k === 'text' && (first.q || !first.v.includes('~'))) return first.v
    return textOfPieces(this.pieces(parts, assignment))
  }

  /** A word as a pattern. */
  pattern(word: Word): string {
    return this.unit(() => this.patternOf(partsOf(word)))
  }

  patternOf(parts: readonly Part[]): string {
    return patternOf(this.pieces(parts))
  }

  /** The right side of `=~`: what was quoted stands for itself. */
  regexOf(parts: readonly Part[]): string {
    return this.pieces(parts)
      .map(({ kind, text }) => (kind === 'q' ? text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&') : text))
      .join('')
  }

  /** Text between the brackets of an index that stood in a variable or a builtin's argument. */
  subscript(text: string): string {
    return this.joined(wordParts(text))
  }

  pieces(parts: readonly Part[], assignment = false): Piece[] {
    const out: Piece[] = []
    for (const part of expandTilde(this.sh, parts, assignment)) {
      for (const piece of this.part(part)) out.push(piece)
    }
    if (out.length > MOST_PIECES) throw new LimitError('arguments')
    this.sh.spend(1 + out.length)
    return out
  }

  private part(part: Part): readonly Piece[] {
    if (part.k === 'text') return [{ kind: part.q ? 'q' : 'l', text: part.v }]
    if (this.nested > 0) return this.expanded(part)
    const { x } = this
    const before = x.parts[this.partAt]
    if (before) {
      this.partAt += 1
      return before
    }
    this.nested += 1
    const pieces = this.expanded(part)
    this.nested -= 1
    x.parts.push(pieces)
    this.partAt += 1
    x.log = []
    this.logAt = 0
    return pieces
  }

  private expanded(part: Exclude<Part, { k: 'text' }>): readonly Piece[] {
    const kind = part.q ? 'q' : 'u'
    switch (part.k) {
      case 'parameter':
        return expandParameter(this, part)
      case 'command':
        return [{ kind, text: this.substitute(part.text) }]
      case 'arithmetic': {
        const expression = this.joined(part.parts)
        return [{ kind, text: this.effect(() => String(calculate(this.sh, expression))) }]
      }
      default:
        return [{ kind: 'q', text: this.effect(() => substitutedFile(this.sh, part.text, part.write)) }]
    }
  }

  private substitute(text: string): string {
    if (this.logAt < this.x.log.length) return this.effect(() => '')
    if (!this.x.pending) this.x.pending = startSubstitution(this.sh, text)
    const output = takeOutput(this.sh, this.x)
    if (output === undefined) throw new Suspended()
    return this.effect(() => output)
  }
}
