/** The tokens of a jq program, one looked at; in a string they hold what is interpolated. */
import type { Ast } from '@/lib/userland/tools/jq/ast'
import { SyntaxFault } from '@/lib/userland/tools/jq/syntax-fault'

interface Token {
  kind: 'op' | 'name' | 'field' | 'variable' | 'number' | 'string' | 'format' | 'end' | 'bad'
  text: string
  parts?: (string | Ast)[]
}

/** Words that name no function. */
export const KEYWORDS = new Set(
  'def as if then elif else end reduce foreach try catch label import include and or not __loc__'.split(' '),
)
KEYWORDS.delete('not')
const SHORT: Record<string, string> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  '/': '/',
  '\\': '\\',
  '"': '"',
}
const TOKEN =
  /^(?:(\?\/\/=?|\/\/=|\|=|\+=|-=|\*=|\/=|%=|==|!=|<=|>=|\/\/|\.\.|[-.[\]{}()|,:;=<>+*/%?$])|((?:[a-zA-Z_]\w*::)*[a-zA-Z_]\w*)|(\d+\.?\d*(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?))/

export abstract class Tokens {
  private at = 0
  token: Token = { kind: 'end', text: '' }
  /** Where the last token begins. */
  private start = 0

  constructor(private readonly source: string) {}

  /** Reads a whole expression. */
  abstract pipe(): Ast

  /** Reads a term with what is taken from it. */
  abstract suffixedTerm(): Ast

  unexpected(): never {
    const { kind, text } = this.token
    const names: Record<string, string> = {
      end: 'end of file',
      bad: 'INVALID_CHARACTER',
      field: 'FIELD',
      variable: 'BINDING',
      number: 'LITERAL',
      string: 'QQSTRING_START',
      format: 'FORMAT',
      name: KEYWORDS.has(text) ? `"${text}"` : 'IDENT',
    }
    const said =
      kind === 'op'
        ? ({ '}': 'INVALID_CHARACTER', ']': 'INVALID_CHARACTER', ')': 'INVALID_CHARACTER' }[text] ??
          `'${text}'`)
        : (names[kind] ?? kind)
    throw new SyntaxFault(`syntax error, unexpected ${said} (Unix shell quoting issues?)`, this.start)
  }

  private blanks(): void {
    const found = /^(?:\s+|#.*)+/.exec(this.source.slice(this.at))
    if (found) this.at += found[0].length
  }

  advance(): Token {
    const before = this.token
    this.token = this.read()
    return before
  }

  private read(): Token {
    this.blanks()
    const rest = this.source.slice(this.at)
    if (rest === '') return { kind: 'end', text: '' }
    this.start = this.at
    const take = (kind: Token['kind'], text: string, length: number): Token => {
      this.at += length
      return { kind, text }
    }
    const field = /^\.([a-zA-Z_]\w*)/.exec(rest)
    if (field) return take('field', field[1]!, field[0].length)
    const variable = /^\$\s*((?:[a-zA-Z_]\w*::)*[a-zA-Z_]\w*)/.exec(rest)
    if (variable) return take('variable', variable[1]!, variable[0].length)
    const format = /^@[a-zA-Z0-9_]+/.exec(rest)
    if (format) return take('format', format[0], format[0].length)
    if (rest[0] === '"') {
      this.at += 1
      return { kind: 'string', text: '', parts: this.stringParts() }
    }
    const found = TOKEN.exec(rest)
    if (!found) return take('bad', rest[0]!, 1)
    const [text, operator, name] = found
    if (!operator && !name) return take('number', text, text.length)
    if (operator === '.' && /^\.\d/.test(rest)) {
      const number = /^\.\d+(?:[eE][-+]?\d+)?/.exec(rest)![0]
      return take('number', number, number.length)
    }
    return take(operator ? 'op' : 'name', text, text.length)
  }

  /** The inside of a string up to its quote. */
  private stringParts(): (string | Ast)[] {
    const parts: (string | Ast)[] = []
    let text = ''
    for (;;) {
      const char = this.source[this.at++]
      if (char === undefined) {
        this.token = { kind: 'end', text: '' }
        this.unexpected()
      }
      if (char === '"') break
      if (char !== '\\') {
        text += char
        continue
      }
      const next = this.source[this.at++] ?? ''
      if (next === '(') {
        parts.push(text, this.interpolated())
        text = ''
      } else if (next === 'u') {
        const code = /^[0-9a-fA-F]{4}/.exec(this.source.slice(this.at))?.[0]
        if (!code)
          throw new SyntaxFault('syntax error, unexpected INVALID_CHARACTER (Unix shell quoting issues?)')
        text += String.fromCharCode(Number.parseInt(code, 16))
        this.at += 4
      } else {
        const plain = Object.hasOwn(SHORT, next) ? SHORT[next] : undefined
        if (plain === undefined)
          throw new SyntaxFault('syntax error, unexpected INVALID_CHARACTER (Unix shell quoting issues?)')
        text += plain
      }
    }
    parts.push(text)
    return parts
  }

  private interpolated(): Ast {
    const outer = this.token
    this.advance()
    const body = this.pipe()
    if (this.token.text !== ')' || this.token.kind !== 'op') this.unexpected()
    this.token = outer
    return body
  }

  isOp(text: string): boolean {
    return this.token.kind === 'op' && this.token.text === text
  }

  isWord(text: string): boolean {
    return this.token.kind === 'name' && this.token.text === text
  }

  accept(text: string): boolean {
    if (!this.isOp(text) && !this.isWord(text)) return false
    this.advance()
    return true
  }

  expect(text: string): void {
    if (!this.accept(text)) this.unexpected()
  }

  stringLiteral(format: string | undefined): Ast {
    const { parts = [] } = this.advance()
    if (parts.length === 1 && typeof parts[0] === 'string') return { type: 'literal', value: parts[0] }
    return { type: 'string', format, parts }
  }

  location(): Ast {
    const line = this.source.slice(0, this.at).split('\n').length
    return {
      type: 'literal',
      value: new Map<string, string | number>([
        ['file', '<top-level>'],
        ['line', line],
      ]),
    }
  }
}
