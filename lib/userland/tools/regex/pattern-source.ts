/** A pattern while it is read: where the reader is, and what its dialect and the flags of the moment are. */
import type { SyntaxOptions } from '@/lib/userland/tools/regex/syntax'

export class PatternSource {
  pos = 0
  flags: { i: boolean; m: boolean; s: boolean; x: boolean }
  readonly perl: boolean
  readonly basic: boolean
  /** Whether awk's escapes are known. */
  readonly escapes: boolean

  constructor(
    readonly text: string,
    options: SyntaxOptions,
  ) {
    this.perl = options.dialect === 'perl'
    this.basic = options.dialect === 'basic'
    this.escapes = options.escapes ?? false
    this.flags = {
      i: options.ignoreCase ?? false,
      m: options.multiline ?? false,
      s: options.dotAll ?? !this.perl,
      x: options.extended ?? false,
    }
  }

  get rest(): string {
    return this.text.slice(this.pos)
  }

  looking(text: string): boolean {
    return this.text.startsWith(text, this.pos)
  }

  /** Takes what an operator is written as in this dialect: `(` or `\(`. */
  operator(text: string): boolean {
    const written = this.basic ? `\\${text}` : text
    if (!this.looking(written)) return false
    this.pos += written.length
    return true
  }

  atOperator(text: string): boolean {
    return this.looking(this.basic ? `\\${text}` : text)
  }

  takeChar(): string {
    const char = String.fromCodePoint(this.text.codePointAt(this.pos) ?? 0)
    this.pos += char.length
    return char
  }

  skipBlank(): boolean {
    const char = this.text[this.pos] ?? ''
    if (!/[\s#]/.test(char)) return false
    const end = char === '#' ? this.text.indexOf('\n', this.pos) : this.pos
    this.pos = end < 0 ? this.text.length : end + 1
    return true
  }
}
