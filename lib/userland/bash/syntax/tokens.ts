export interface Token {
  text: string
  kind: 'word' | 'operator' | 'newline' | 'end'
  pos: number
}

/** A quote or bracket that nothing closes. */
export class Unclosed extends Error {
  constructor(
    readonly closer: string,
    readonly pos: number,
  ) {
    super(closer)
  }
}

/** Deeper than anybody writes. */
export class TooDeep extends Error {}

/** Of brackets and commands in each other. */
export const DEEPEST = 250

export class Unexpected extends Error {
  constructor(
    readonly token: Token,
    readonly expecting?: string,
  ) {
    super(token.text)
  }
}

const OPERATORS = [
  ...['&>>', '<<-', '<<<', ';;&', '&&', '||', ';;', ';&', '<<', '>>', '<&', '>&', '<>', '>|', '&>', '|&'],
  ...[';', '&', '|', '<', '>', '(', ')'],
]

/** Splits as the shell's reader does; quotes and substitutions stay within words. */
export class Tokens {
  at = 0
  /** Delimiters of here-documents whose text begins at the next line. */
  private documents: { end: string; tabs: boolean }[] = []
  unfinished = false

  constructor(private readonly source: string) {}

  next(): Token {
    const { source } = this
    for (;;) {
      const rest = source.slice(this.at, this.at + 2)
      if (rest[0] === ' ' || rest[0] === '\t') this.at += 1
      else if (rest === '\\\n') this.at += 2
      else break
    }
    const pos = this.at
    const char = source[pos]
    if (char === undefined) return { text: '', kind: 'end', pos }
    if (char === '#') {
      while (this.at < source.length && source[this.at] !== '\n') this.at += 1
      return this.next()
    }
    if (char === '\n') {
      this.at += 1
      this.skipDocuments()
      return { text: 'newline', kind: 'newline', pos }
    }
    const operator = OPERATORS.find((one) => source.startsWith(one, pos))
    if (operator && !(/[<>]/.test(char) && source[pos + 1] === '(')) {
      this.at += operator.length
      if (operator === '<<' || operator === '<<-') this.readDelimiter(operator === '<<-')
      return { text: operator, kind: 'operator', pos }
    }
    this.word()
    return { text: source.slice(pos, this.at), kind: 'word', pos }
  }

  private readDelimiter(tabs: boolean) {
    while (' \t'.includes(this.source[this.at] ?? 'x')) this.at += 1
    const from = this.at
    this.word()
    this.documents.push({ end: this.source.slice(from, this.at).replace(/['"\\]/g, ''), tabs })
  }

  private skipDocuments() {
    for (const { end, tabs } of this.documents.splice(0)) {
      for (;;) {
        if (this.at >= this.source.length) {
          this.unfinished = true
          return
        }
        const stop = this.source.indexOf('\n', this.at)
        const line = this.source.slice(this.at, stop < 0 ? undefined : stop)
        this.at = stop < 0 ? this.source.length : stop + 1
        if ((tabs ? line.replace(/^\t+/, '') : line) === end) break
      }
    }
  }

  private word() {
    const { source } = this
    for (;;) {
      const char = source[this.at]
      if (char === undefined || ' \t\n;&|'.includes(char)) return
      if (char === '(' || char === ')' || char === '<' || char === '>') {
        const before = source[this.at - 1] ?? ''
        const opens = char === '(' && ('?*+@!='.includes(before) || '<>'.includes(before))
        if (opens) this.brackets('(', ')')
        else if ((char === '<' || char === '>') && source[this.at + 1] === '(') this.at += 1
        else return
      } else this.piece(char)
    }
  }

  private depth = 0

  private piece(char: string) {
    if (this.depth++ > DEEPEST) throw new TooDeep()
    this.pieceOf(char)
    this.depth -= 1
  }

  private pieceOf(char: string) {
    const { source } = this
    if (char === '\\') this.at += 2
    else if (char === "'") this.until("'")
    else if (char === '"') this.double()
    else if (char === '`') this.until('`')
    else if (char === '$' && source[this.at + 1] === '(') {
      this.at += 1
      this.brackets('(', ')')
    } else if (char === '$' && source[this.at + 1] === '{') {
      this.at += 1
      this.brackets('{', '}')
    } else if (char === '$' && source[this.at + 1] === "'") {
      this.at += 1
      this.until("'", true)
    } else this.at += 1
  }

  private until(closer: string, escapes = closer === '`') {
    const from = this.at
    for (let i = from + 1; i < this.source.length; i++) {
      if (escapes && this.source[i] === '\\') i += 1
      else if (this.source[i] === closer) {
        this.at = i + 1
        return
      }
    }
    throw new Unclosed(closer, from)
  }

  private double() {
    const from = this.at
    this.at += 1
    for (;;) {
      const char = this.source[this.at]
      if (char === undefined) throw new Unclosed('"', from)
      if (char === '"') {
        this.at += 1
        return
      }
      if (char === "'") this.at += 1
      else this.piece(char)
    }
  }

  private brackets(open: string, close: string) {
    const from = this.at
    this.at += 1
    for (let depth = 1; depth > 0; ) {
      const char = this.source[this.at]
      if (char === undefined) throw new Unclosed(close, from)
      if (char === open) {
        depth += 1
        this.at += 1
      } else if (char === close) {
        depth -= 1
        this.at += 1
      } else if (open === '(' && char === '#' && /\s/.test(this.source[this.at - 1] ?? '')) {
        while (this.at < this.source.length && this.source[this.at] !== '\n') this.at += 1
      } else this.piece(char)
    }
  }
}
