/** The tokens of a bc program, and which of them is read next. */
import { BcError } from '@/lib/userland/tools/text/bc-error'

const TOKEN =
  /^(?:(\s+|\/\*[\s\S]*?\*\/|#[^\n]*|\\\n)|([0-9A-F]*\.?[0-9A-F]+|[0-9A-F]+\.)|([a-z][a-z0-9_]*)|("[^"]*")|(\+\+|--|[-+*/%^<>=!]=|&&|\|\||[-+*/%^<>=!(){}[\],;\n]))/

export class BcTokens {
  /** Index of the next one. */
  at = 0
  private tokens: string[] = []
  private lines: number[] = []

  read(source: string): void {
    this.tokens = []
    this.lines = []
    this.at = 0
    let line = 1
    for (let rest = source; rest !== ''; ) {
      const match = TOKEN.exec(rest)
      const text = match?.[0] ?? rest[0]!
      rest = rest.slice(text.length)
      const blanks = match?.[1]
      if (blanks === undefined) {
        this.tokens.push(text)
        this.lines.push(line)
      } else if (blanks.includes('\n') && /^\s/.test(blanks)) {
        this.tokens.push('\n')
        this.lines.push(line)
      }
      line += text.split('\n').length - 1
    }
  }

  get atEnd(): boolean {
    return this.at >= this.tokens.length
  }

  /** The next one, left where it is. */
  get next(): string | undefined {
    return this.tokens[this.at]
  }

  take(): string | undefined {
    return this.tokens[this.at++]
  }

  syntax(): never {
    const line = this.lines[Math.min(this.at, this.lines.length - 1)] ?? 1
    throw new BcError(`(standard_in) ${line}: syntax error`)
  }

  is(token: string): boolean {
    return this.tokens[this.at] === token
  }

  accept(token: string): boolean {
    if (!this.is(token)) return false
    this.at += 1
    return true
  }

  expect(token: string): void {
    if (!this.accept(token)) this.syntax()
  }

  blankLines(): void {
    while (this.accept('\n')) {}
  }
}
