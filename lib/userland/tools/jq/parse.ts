/**
 * Reads a jq program. Mirrors: jq 1.7. Differs: modules are not known; of a syntax error it says what was
 * not expected, not what would have been.
 */
import type { Ast, Definition, Destructuring } from '@/lib/userland/tools/jq/ast'
import { parseNumber } from '@/lib/userland/tools/jq/json'

/** A program that is refused; `at`: where, in its source. */
export class SyntaxFault extends Error {
  constructor(
    message: string,
    readonly at = 0,
  ) {
    super(message)
  }
}

interface Token {
  kind: 'op' | 'name' | 'field' | 'variable' | 'number' | 'string' | 'format' | 'end' | 'bad'
  text: string
  parts?: (string | Ast)[]
}

const KEYWORDS = new Set(
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
const MAX_DEPTH = 1000

class Parser {
  private at = 0
  private token: Token = { kind: 'end', text: '' }
  private depth = 0
  /** Where the last token begins. */
  private start = 0

  constructor(private readonly source: string) {
    this.advance()
  }

  program(): Ast {
    const body = this.definitionsThen(() =>
      this.token.kind === 'end' ? { type: 'identity' as const } : this.pipe(),
    )
    if (this.token.kind !== 'end') this.unexpected()
    return body
  }

  private unexpected(): never {
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

  private advance(): Token {
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

  private isOp(text: string): boolean {
    return this.token.kind === 'op' && this.token.text === text
  }

  private isWord(text: string): boolean {
    return this.token.kind === 'name' && this.token.text === text
  }

  private accept(text: string): boolean {
    if (!this.isOp(text) && !this.isWord(text)) return false
    this.advance()
    return true
  }

  private expect(text: string): void {
    if (!this.accept(text)) this.unexpected()
  }

  private definitionsThen(body: () => Ast): Ast {
    if (!this.isWord('def')) return body()
    const definition = this.definition()
    return { type: 'define', definition, body: this.definitionsThen(body) }
  }

  private definition(): Definition {
    this.expect('def')
    const name = this.token.text
    if (this.token.kind !== 'name') this.unexpected()
    this.advance()
    const params: string[] = []
    if (this.accept('(')) {
      do {
        const { kind, text } = this.advance()
        if (kind !== 'name' && kind !== 'variable') this.unexpected()
        params.push(kind === 'variable' ? `$${text}` : text)
      } while (this.accept(';'))
      this.expect(')')
    }
    this.expect(':')
    const body = this.pipe()
    this.expect(';')
    return { name, params, body }
  }

  private pipe(): Ast {
    this.depth += 1
    if (this.depth > MAX_DEPTH) throw new SyntaxFault('memory exhausted')
    try {
      if (this.isWord('def')) {
        const definition = this.definition()
        return { type: 'define', definition, body: this.pipe() }
      }
      if (this.isWord('label')) {
        this.advance()
        const { kind, text } = this.advance()
        if (kind !== 'variable') this.unexpected()
        this.expect('|')
        return { type: 'label', name: text, body: this.pipe() }
      }
      const left = this.comma()
      if (this.isWord('as')) return this.binding(left)
      return this.accept('|') ? { type: 'pipe', left, right: this.pipe() } : left
    } finally {
      this.depth -= 1
    }
  }

  private binding(source: Ast): Ast {
    const patterns = this.patterns()
    this.expect('|')
    return { type: 'as', source, patterns, body: this.pipe() }
  }

  private patterns(): Destructuring[] {
    this.expect('as')
    const patterns = [this.destructuring()]
    while (this.accept('?//')) patterns.push(this.destructuring())
    return patterns
  }

  private destructuring(): Destructuring {
    if (this.token.kind === 'variable') return { variable: this.advance().text }
    if (this.accept('[')) {
      const array: Destructuring[] = []
      do array.push(this.destructuring())
      while (this.accept(','))
      this.expect(']')
      return { array }
    }
    if (!this.accept('{')) this.unexpected()
    const object: { variable?: string; key?: Ast; of?: Destructuring }[] = []
    do object.push(this.objectPattern())
    while (this.accept(','))
    this.expect('}')
    return { object }
  }

  private objectPattern(): { variable?: string; key?: Ast; of?: Destructuring } {
    const { kind, text } = this.token
    if (kind === 'variable') {
      this.advance()
      return this.accept(':') ? { variable: text, of: this.destructuring() } : { variable: text }
    }
    let key: Ast
    if (kind === 'name') {
      this.advance()
      key = { type: 'literal', value: text }
    } else if (kind === 'string') key = this.stringLiteral(undefined)
    else {
      this.expect('(')
      key = this.pipe()
      this.expect(')')
    }
    this.expect(':')
    return { key, of: this.destructuring() }
  }

  private comma(): Ast {
    let left = this.alternative()
    while (this.isOp(',')) {
      this.advance()
      left = { type: 'comma', left, right: this.alternative() }
    }
    return left
  }

  /** `//` binds weakest of the operators, to the right; then assignments, or, and, comparisons. */
  private alternative(): Ast {
    const left = this.assignment()
    if (!this.accept('//')) return left
    return { type: 'alternative', left, right: this.alternative() }
  }

  private assignment(): Ast {
    const left = this.or()
    const { text, kind } = this.token
    if (kind !== 'op' || !/^(=|\|=|\+=|-=|\*=|\/=|%=|\/\/=)$/.test(text)) return left
    this.advance()
    const right = this.or()
    if (this.token.kind === 'op' && /^(=|\|=|\+=|-=|\*=|\/=|%=|\/\/=)$/.test(this.token.text))
      this.unexpected()
    return { type: 'assign', operator: text, left, right }
  }

  private or(): Ast {
    let left = this.and()
    while (this.accept('or')) left = { type: 'or', left, right: this.and() }
    return left
  }

  private and(): Ast {
    let left = this.comparison()
    while (this.accept('and')) left = { type: 'and', left, right: this.comparison() }
    return left
  }

  private comparison(): Ast {
    const left = this.sum()
    const { text, kind } = this.token
    if (kind !== 'op' || !/^(==|!=|<|<=|>|>=)$/.test(text)) return left
    this.advance()
    const node: Ast = { type: 'binary', operator: text, left, right: this.sum() }
    if (this.token.kind === 'op' && /^(==|!=|<|<=|>|>=)$/.test(this.token.text)) this.unexpected()
    return node
  }

  private sum(): Ast {
    let left = this.product()
    while (this.isOp('+') || this.isOp('-')) {
      const operator = this.advance().text
      left = { type: 'binary', operator, left, right: this.product() }
    }
    return left
  }

  private product(): Ast {
    let left = this.unary()
    while (this.isOp('*') || this.isOp('/') || this.isOp('%')) {
      const operator = this.advance().text
      left = { type: 'binary', operator, left, right: this.unary() }
    }
    return left
  }

  private unary(): Ast {
    if (this.accept('-')) return { type: 'negate', of: this.unary() }
    return this.postfix()
  }

  private postfix(): Ast {
    const node = this.suffixes(this.term())
    // `1 as $x | …` binds the rest of the pipe, also within an operation.
    return this.isWord('as') ? this.binding(node) : node
  }

  private suffixes(start: Ast): Ast {
    let node = start
    for (;;) {
      if (this.token.kind === 'field')
        node = { type: 'index', of: node, key: { type: 'literal', value: this.advance().text } }
      else if (this.isOp('?')) {
        this.advance()
        node = { type: 'try', body: node, handler: undefined }
      } else if (this.isOp('[')) node = this.bracketed(node)
      else if (this.isOp('.')) {
        this.advance()
        if (this.isOp('[')) node = this.bracketed(node)
        else if (this.token.kind === 'string')
          node = { type: 'index', of: node, key: this.stringLiteral(undefined) }
        else this.unexpected()
      } else return node
    }
  }

  private bracketed(of: Ast): Ast {
    this.expect('[')
    if (this.accept(']')) return { type: 'each', of }
    if (this.accept(':')) {
      const to = this.pipe()
      this.expect(']')
      return { type: 'slice', of, from: undefined, to }
    }
    const key = this.pipe()
    if (this.accept(':')) {
      const to = this.isOp(']') ? undefined : this.pipe()
      this.expect(']')
      return { type: 'slice', of, from: key, to }
    }
    this.expect(']')
    return { type: 'index', of, key }
  }

  private stringLiteral(format: string | undefined): Ast {
    const { parts = [] } = this.advance()
    if (parts.length === 1 && typeof parts[0] === 'string') return { type: 'literal', value: parts[0] }
    return { type: 'string', format, parts }
  }

  private term(): Ast {
    const { kind, text } = this.token
    switch (kind) {
      case 'number':
        this.advance()
        return { type: 'literal', value: parseNumber(text) ?? Number(text) }
      case 'string':
        return this.stringLiteral(undefined)
      case 'format':
        this.advance()
        return this.token.kind === 'string' ? this.stringLiteral(text) : { type: 'format', name: text }
      case 'field':
        this.advance()
        return { type: 'index', of: { type: 'identity' }, key: { type: 'literal', value: text } }
      case 'variable':
        this.advance()
        if (text === '__loc__') return this.location()
        return { type: 'variable', name: text }
      case 'op':
        return this.operatorTerm(text)
      case 'name':
        return this.word(text)
      default:
        return this.unexpected()
    }
  }

  private location(): Ast {
    const line = this.source.slice(0, this.at).split('\n').length
    return {
      type: 'literal',
      value: new Map<string, string | number>([
        ['file', '<top-level>'],
        ['line', line],
      ]),
    }
  }

  private operatorTerm(text: string): Ast {
    if (text === '.') {
      this.advance()
      if (this.token.kind === 'string')
        return { type: 'index', of: { type: 'identity' }, key: this.stringLiteral(undefined) }
      return { type: 'identity' }
    }
    if (text === '..') {
      this.advance()
      return { type: 'recurse' }
    }
    if (this.accept('(')) {
      const body = this.pipe()
      this.expect(')')
      return body
    }
    if (this.accept('[')) {
      if (this.accept(']')) return { type: 'array', of: undefined }
      const of = this.pipe()
      this.expect(']')
      return { type: 'array', of }
    }
    if (this.accept('{')) return this.object()
    return this.unexpected()
  }

  private object(): Ast {
    const entries: [Ast, Ast][] = []
    while (!this.accept('}')) {
      entries.push(this.entry())
      if (!this.isOp('}')) this.expect(',')
    }
    return { type: 'object', entries }
  }

  private entry(): [Ast, Ast] {
    const { kind, text } = this.token
    let key: Ast
    if (kind === 'variable') {
      this.advance()
      const value: Ast = text === '__loc__' ? this.location() : { type: 'variable', name: text }
      return [{ type: 'literal', value: text }, value]
    }
    if (kind === 'name' || kind === 'number') {
      this.advance()
      key = { type: 'literal', value: text }
    } else if (kind === 'string') key = this.stringLiteral(undefined)
    else if (kind === 'format') {
      this.advance()
      key = this.token.kind === 'string' ? this.stringLiteral(text) : { type: 'format', name: text }
    } else {
      if (!this.accept('(')) this.unexpected()
      key = this.pipe()
      this.expect(')')
      this.expect(':')
      return [key, this.entryValue()]
    }
    if (!this.accept(':')) return [key, { type: 'index', of: { type: 'identity' }, key }]
    return [key, this.entryValue()]
  }

  /** Values in an object are terms, joined by `|` only. */
  private entryValue(): Ast {
    const left: Ast = this.accept('-')
      ? { type: 'negate', of: this.entryValue() }
      : this.suffixes(this.term())
    if (!this.isOp('|') && !this.isOp(',') && !this.isOp('}')) this.unexpected()
    return this.accept('|') ? { type: 'pipe', left, right: this.entryValue() } : left
  }

  private word(text: string): Ast {
    if (KEYWORDS.has(text)) return this.keyword(text)
    this.advance()
    if (text === 'break') {
      const { kind, text: name } = this.token
      if (kind !== 'variable') throw new SyntaxFault('break requires a label to break to')
      this.advance()
      return { type: 'break', name }
    }
    const args: Ast[] = []
    if (this.accept('(')) {
      do args.push(this.pipe())
      while (this.accept(';'))
      this.expect(')')
    }
    return { type: 'call', name: text, args }
  }

  private keyword(text: string): Ast {
    switch (text) {
      case 'if':
        this.advance()
        return this.conditional()
      case 'try': {
        this.advance()
        const body = this.suffixes(this.term())
        return { type: 'try', body, handler: this.accept('catch') ? this.suffixes(this.term()) : undefined }
      }
      case 'reduce':
      case 'foreach':
        this.advance()
        return this.fold(text)
      case 'def': {
        const definition = this.definition()
        return { type: 'define', definition, body: this.pipe() }
      }
      case 'label':
        return this.pipe()
      default:
        return this.unexpected()
    }
  }

  private conditional(): Ast {
    const condition = this.pipe()
    this.expect('then')
    const then = this.pipe()
    let otherwise: Ast | undefined
    if (this.accept('elif')) return { type: 'if', condition, then, else: this.conditional() }
    if (this.accept('else')) otherwise = this.pipe()
    this.expect('end')
    return { type: 'if', condition, then, else: otherwise }
  }

  private fold(type: 'reduce' | 'foreach'): Ast {
    const source = this.suffixes(this.term())
    const pattern = this.patterns()
    this.expect('(')
    const init = this.pipe()
    this.expect(';')
    const update = this.pipe()
    const extract = type === 'foreach' && this.accept(';') ? this.pipe() : undefined
    this.expect(')')
    return type === 'reduce'
      ? { type, source, pattern, init, update }
      : { type, source, pattern, init, update, extract }
  }
}

/** @throws SyntaxFault */
export const parseProgram = (source: string): Ast => new Parser(source).program()

/** Definitions alone. */
export function parseDefinition(source: string): Definition {
  const ast = parseProgram(`${source} .`)
  if (ast.type !== 'define') throw new SyntaxFault(source)
  return ast.definition
}
