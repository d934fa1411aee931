/*
 * Mirrors: text/template/parse's lexer: the same tokens, positions and words.
 */

export type TokenType =
  | 'text'
  | 'left'
  | 'right'
  | 'space'
  | 'assign'
  | 'declare'
  | 'pipe'
  | 'paren-open'
  | 'paren-close'
  | 'string'
  | 'raw-string'
  | 'char'
  | 'number'
  | 'bool'
  | 'field'
  | 'variable'
  | 'identifier'
  | 'dot'
  | 'nil'
  | 'keyword'
  | 'other'
  | 'error'
  | 'eof'

export interface Token {
  type: TokenType
  text: string
  /** Offset in the source. */
  pos: number
  line: number
}

const KEYWORDS = 'block break continue define else end if range template with'.split(' ')
const NUMBER =
  /[+-]?(?:0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|(?:[0-9][0-9_]*)?\.?[0-9_]*(?:[eE][+-]?[0-9]+)?)i?/y

const isSpace = (char: string | undefined) => char !== undefined && ' \t\r\n'.includes(char)
const isWord = (char: string | undefined) => char !== undefined && /[\p{L}\p{Nd}_]/u.test(char)

/** `U+007D '}'` (Go's %#U). */
const unicodeName = (char: string) =>
  `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')} '${char}'`

class LexError extends Error {}

class Lexer {
  readonly tokens: Token[] = []
  private at = 0
  private start = 0
  private line = 1
  private depth = 0

  constructor(private readonly source: string) {}

  private emit(type: TokenType, text = this.source.slice(this.start, this.at)): void {
    this.tokens.push({ type, text, pos: this.start, line: this.line })
    this.line += this.source.slice(this.start, this.at).split('\n').length - 1
    this.start = this.at
  }

  private skipTo(position: number): void {
    this.at = position
    this.line += this.source.slice(this.start, this.at).split('\n').length - 1
    this.start = this.at
  }

  run(): Token[] {
    try {
      while (this.text()) this.action()
    } catch (error) {
      if (!(error instanceof LexError)) throw error
      this.tokens.push({ type: 'error', text: error.message, pos: this.start, line: this.line })
      return this.tokens
    }
    this.start = this.at
    this.emit('eof', '')
    return this.tokens
  }

  /** Text up to an action. @returns false at the end */
  private text(): boolean {
    const open = this.source.indexOf('{{', this.at)
    const end = open < 0 ? this.source.length : open
    const trims = open >= 0 && this.source[open + 2] === '-' && isSpace(this.source[open + 3])
    const kept = trims ? this.source.slice(this.at, end).trimEnd().length : end - this.at
    this.at += kept
    if (kept > 0) this.emit('text')
    this.skipTo(end)
    if (open < 0) return false
    const after = open + (trims ? 4 : 2)
    if (this.source.startsWith('/*', after)) {
      this.comment(after)
      return this.text()
    }
    this.at = open + 2
    this.emit('left')
    this.skipTo(after)
    this.depth = 0
    return true
  }

  private comment(from: number): void {
    const close = this.source.indexOf('*/', from)
    if (close < 0) throw new LexError('unclosed comment')
    const rest = this.source.slice(close + 2)
    const delimiter = /^(?:[ \t\r\n]-\}\}|\}\})/.exec(rest)?.[0]
    if (!delimiter) throw new LexError('comment ends before closing delimiter')
    this.skipTo(close + 2 + delimiter.length)
    if (delimiter.length > 2) this.skipTo(this.source.length - this.source.slice(this.at).trimStart().length)
  }

  private action(): void {
    for (;;) {
      const close = /^(?:[ \t\r\n]-\}\}|\}\})/.exec(this.source.slice(this.at, this.at + 4))?.[0]
      if (close) {
        if (this.depth > 0) throw new LexError('unclosed left paren')
        const trims = close.length > 2
        if (trims) this.skipTo(this.at + 2)
        this.at += 2
        this.emit('right')
        if (trims) this.skipTo(this.source.length - this.source.slice(this.at).trimStart().length)
        return
      }
      this.token()
    }
  }

  private token(): void {
    const char = this.source[this.at]
    const next = this.source[this.at + 1]
    if (char === undefined) throw new LexError('unclosed action')
    if (isSpace(char)) this.spaces()
    else if (char === '=') this.single('assign')
    else if (char === ':') {
      if (next !== '=') throw new LexError('expected :=')
      this.at += 2
      this.emit('declare')
    } else if (char === '|') this.single('pipe')
    else if (char === '"') this.quoted('"', 'string', 'unterminated quoted string')
    else if (char === "'") this.quoted("'", 'char', 'unterminated character constant')
    else if (char === '`') this.rawQuoted()
    else if (char === '$') this.name('variable', 'variable')
    else if (char === '.' && !/[0-9]/.test(next ?? ' ')) this.name('field', 'dot')
    else if (/[+\-.0-9]/.test(char)) this.number()
    else if (isWord(char)) this.identifier()
    else if (char === '(') {
      this.depth += 1
      this.single('paren-open')
    } else if (char === ')') {
      this.depth -= 1
      if (this.depth < 0) throw new LexError('unexpected right paren')
      this.single('paren-close')
    } else if (/[!-~]/.test(char)) this.single('other')
    else throw new LexError(`unrecognized character in action: ${unicodeName(char)}`)
  }

  private single(type: TokenType): void {
    this.at += 1
    this.emit(type)
  }

  private spaces(): void {
    const closes = () => /^[ \t\r\n]-\}\}/.test(this.source.slice(this.at, this.at + 4))
    while (isSpace(this.source[this.at]) && !closes()) this.at += 1
    this.emit('space')
  }

  private quoted(mark: string, type: TokenType, problem: string): void {
    for (this.at += 1; this.source[this.at] !== mark; this.at += 1) {
      if (this.source[this.at] === '\\') this.at += 1
      const char = this.source[this.at]
      if (char === undefined || char === '\n') throw new LexError(problem)
    }
    this.single(type)
  }

  private rawQuoted(): void {
    const close = this.source.indexOf('`', this.at + 1)
    if (close < 0) throw new LexError('unterminated raw quoted string')
    this.at = close
    this.single('raw-string')
  }

  private atTerminator(): boolean {
    const char = this.source[this.at]
    return (
      char === undefined || isSpace(char) || '.,|:)('.includes(char) || this.source.startsWith('}}', this.at)
    )
  }

  private words(): void {
    while (isWord(this.source[this.at])) this.at += 1
    if (!this.atTerminator()) throw new LexError(`bad character ${unicodeName(this.source[this.at] ?? '')}`)
  }

  private name(type: TokenType, alone: TokenType): void {
    this.at += 1
    if (this.atTerminator()) {
      this.emit(alone)
      return
    }
    this.words()
    this.emit(type)
  }

  private identifier(): void {
    this.words()
    const word = this.source.slice(this.start, this.at)
    if (word === 'true' || word === 'false') this.emit('bool')
    else if (word === 'nil') this.emit('nil')
    else this.emit(KEYWORDS.includes(word) ? 'keyword' : 'identifier')
  }

  private number(): void {
    NUMBER.lastIndex = this.at
    this.at += NUMBER.exec(this.source)?.[0].length ?? 0
    if (
      isWord(this.source[this.at]) ||
      this.at === this.start ||
      !/[0-9]/.test(this.source.slice(this.start, this.at))
    ) {
      this.at += 1
      throw new LexError(`bad number syntax: ${JSON.stringify(this.source.slice(this.start, this.at))}`)
    }
    this.emit('number')
  }
}

/** The tokens of a template; the last one is `eof` or `error`. */
export const tokenize = (source: string): Token[] => new Lexer(source).run()
