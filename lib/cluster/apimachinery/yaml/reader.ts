/** What is wrong with a YAML text, in goyaml's words: `yaml: line 3: did not find expected key`. */
export class YamlError extends Error {
  constructor(problem: string, line = 0) {
    super(`yaml: ${line > 0 ? `line ${line}: ` : ''}${problem}`)
  }
}

export interface Mark {
  index: number
  line: number
  column: number
}

const BREAK = /[\n\r\u0085\u2028\u2029]/
const FORBIDDEN =
  /[^\t\n\r\u0020-\u007e\u0085\u00a0-\u{d7ff}\u{e000}-\u{fefe}\u{ff00}-\u{fffd}\u{10000}-\u{10ffff}]/u

/** A text with a place in it; behind its end it reads as the empty string. */
export class Reader {
  index = 0
  line = 0
  column = 0
  private readonly text: string

  constructor(text: string) {
    this.text = text.startsWith('\ufeff') ? text.slice(1) : text
    if (FORBIDDEN.test(this.text)) throw new YamlError('control characters are not allowed')
  }

  mark(): Mark {
    return { index: this.index, line: this.line, column: this.column }
  }

  peek(ahead = 0): string {
    return this.text.charAt(this.index + ahead)
  }

  isBlank(ahead = 0): boolean {
    const char = this.peek(ahead)
    return char === ' ' || char === '\t'
  }

  isBreak(ahead = 0): boolean {
    const char = this.peek(ahead)
    return char !== '' && BREAK.test(char)
  }

  isBlankOrBreakOrEnd(ahead = 0): boolean {
    return this.peek(ahead) === '' || this.isBlank(ahead) || this.isBreak(ahead)
  }

  /** `---` or `...` on the left margin. */
  isDocumentMark(): boolean {
    if (this.column !== 0 || !this.isBlankOrBreakOrEnd(3)) return false
    const start = this.text.slice(this.index, this.index + 3)
    return start === '---' || start === '...'
  }

  /** Takes characters of the line. */
  take(count = 1): string {
    const taken = this.text.slice(this.index, this.index + count)
    this.index += count
    this.column += count
    return taken
  }

  takeWhile(test: (char: string) => boolean): string {
    let end = this.index
    while (end < this.text.length && test(this.text.charAt(end))) end += 1
    return this.take(end - this.index)
  }

  /** Takes a line break; all but the two of Unicode read as a newline. */
  takeBreak(): string {
    const char = this.peek()
    if (!this.isBreak()) return ''
    this.index += char === '\r' && this.peek(1) === '\n' ? 2 : 1
    this.column = 0
    this.line += 1
    return char === '\u2028' || char === '\u2029' ? char : '\n'
  }

  /** The end of the text counts as the end of a line. */
  endLine(): void {
    if (this.column === 0) return
    this.column = 0
    this.line += 1
  }
}
