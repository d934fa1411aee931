/** The program's tokens as a parser takes them, one at a time, and what the place it is at lets them mean. */
import { Lexer, type Token } from '@/lib/userland/tools/awk/lexer'

const MAX_DEPTH = 500

export class TokenReader {
  protected readonly lexer: Lexer
  protected token: Token
  /** `>` sends output somewhere, outside of parentheses in print. */
  protected noGreater = false
  protected noIn = false
  private depth = 0

  constructor(source: string) {
    this.lexer = new Lexer(source)
    this.token = this.lexer.next()
  }

  /** Goes one level down; who calls it goes up again by leave. */
  protected enter(): void {
    this.depth += 1
    if (this.depth > MAX_DEPTH) this.lexer.fail('program nests too deeply')
  }

  protected leave(): void {
    this.depth -= 1
  }

  protected fail(token = this.token): never {
    return this.lexer.fail(
      token.kind === 'end'
        ? 'unexpected newline or end of string'
        : token.kind === 'newline'
          ? 'unexpected newline or end of string'
          : 'syntax error',
      token,
    )
  }

  protected advance(): Token {
    const before = this.token
    this.token = this.lexer.next()
    return before
  }

  protected is(text: string): boolean {
    return (this.token.kind === 'op' || this.token.kind === 'keyword') && this.token.text === text
  }

  protected accept(text: string): boolean {
    if (!this.is(text)) return false
    this.advance()
    return true
  }

  protected expect(text: string): void {
    if (!this.accept(text)) this.fail()
  }

  protected newlines(): void {
    while (this.token.kind === 'newline') this.advance()
  }

  protected terminators(): void {
    while (this.token.kind === 'newline' || this.is(';')) this.advance()
  }

  /** Inside of parentheses `>` compares and `in` looks up again. */
  protected free<T>(part: () => T): T {
    const { noGreater, noIn } = this
    this.noGreater = false
    this.noIn = false
    const result = part()
    this.noGreater = noGreater
    this.noIn = noIn
    return result
  }

  protected get atEnd(): boolean {
    const { kind } = this.token
    return kind === 'newline' || kind === 'end' || this.is(';') || this.is('}')
  }
}
