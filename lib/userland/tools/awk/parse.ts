/** Reads an awk program. Mirrors: POSIX awk, with what people use of gawk's. */
import type { AwkFunction, AwkProgram, Expr, Lvalue, Rule, Statement } from '@/lib/userland/tools/awk/ast'
import { Lexer, type Token } from '@/lib/userland/tools/awk/lexer'

const MAX_DEPTH = 500
const COMPARISONS = ['<', '<=', '==', '!=', '>', '>=']

class Parser {
  private readonly lexer: Lexer
  private token: Token
  private depth = 0
  /** `>` sends output somewhere, outside of parentheses in print. */
  private noGreater = false
  private noIn = false

  constructor(source: string) {
    this.lexer = new Lexer(source)
    this.token = this.lexer.next()
  }

  private fail(token = this.token): never {
    return this.lexer.fail(
      token.kind === 'end'
        ? 'unexpected newline or end of string'
        : token.kind === 'newline'
          ? 'unexpected newline or end of string'
          : 'syntax error',
      token,
    )
  }

  private advance(): Token {
    const before = this.token
    this.token = this.lexer.next()
    return before
  }

  private is(text: string): boolean {
    return (this.token.kind === 'op' || this.token.kind === 'keyword') && this.token.text === text
  }

  private accept(text: string): boolean {
    if (!this.is(text)) return false
    this.advance()
    return true
  }

  private expect(text: string): void {
    if (!this.accept(text)) this.fail()
  }

  private newlines(): void {
    while (this.token.kind === 'newline') this.advance()
  }

  private terminators(): void {
    while (this.token.kind === 'newline' || this.is(';')) this.advance()
  }

  program(): AwkProgram {
    const rules: Rule[] = []
    const functions: AwkFunction[] = []
    for (this.terminators(); this.token.kind !== 'end'; this.terminators()) {
      if (this.accept('function')) functions.push(this.definition())
      else rules.push(this.rule())
    }
    return { rules, functions }
  }

  private definition(): AwkFunction {
    const { kind, text: name } = this.advance()
    if (kind !== 'name' && kind !== 'call') this.fail()
    this.expect('(')
    const params: string[] = []
    while (!this.accept(')')) {
      if (this.token.kind !== 'name') this.fail()
      params.push(this.advance().text)
      if (!this.is(')')) this.expect(',')
      this.newlines()
    }
    this.newlines()
    return { name, params, body: this.block() }
  }

  private rule(): Rule {
    if (this.is('BEGIN') || this.is('END')) {
      const kind = this.advance().text as 'BEGIN'
      if (!this.is('{')) this.fail()
      return { kind, pattern: undefined, to: undefined, action: this.block() }
    }
    const pattern = this.is('{') ? undefined : this.expression()
    let to: Expr | undefined
    if (pattern && this.accept(',')) {
      this.newlines()
      to = this.expression()
    }
    return { kind: 'main', pattern, to, action: this.is('{') ? this.block() : undefined }
  }

  private block(): Statement {
    this.expect('{')
    const of: Statement[] = []
    for (this.terminators(); !this.accept('}'); this.terminators()) {
      if (this.token.kind === 'end') this.fail()
      of.push(this.statement())
    }
    return { type: 'block', of }
  }

  /** A simple statement ends at a newline, `;` or before `}`. */
  private end(): void {
    if (this.token.kind === 'newline' || this.is(';')) this.advance()
    else if (!this.is('}') && this.token.kind !== 'end') this.fail()
  }

  private body(): Statement {
    this.newlines()
    if (this.accept(';')) return { type: 'block', of: [] }
    return this.statement()
  }

  private statement(): Statement {
    this.depth += 1
    if (this.depth > MAX_DEPTH) this.lexer.fail('program nests too deeply')
    try {
      return this.statementInside()
    } finally {
      this.depth -= 1
    }
  }

  private statementInside(): Statement {
    if (this.is('{')) return this.block()
    if (this.accept(';')) return { type: 'block', of: [] }
    if (this.accept('if')) {
      const test = this.parenthesized()
      const then = this.body()
      this.terminators()
      if (this.accept('else')) return { type: 'if', test, then, else: this.body() }
      return { type: 'if', test, then, else: undefined }
    }
    if (this.accept('while')) {
      const test = this.parenthesized()
      if (this.accept(';')) return { type: 'while', test, body: { type: 'block', of: [] } }
      return { type: 'while', test, body: this.body() }
    }
    if (this.accept('do')) {
      const body = this.body()
      this.terminators()
      this.expect('while')
      const test = this.parenthesized()
      this.end()
      return { type: 'do', test, body }
    }
    if (this.accept('for')) return this.forLoop()
    const simple = this.simple()
    this.end()
    return simple
  }

  private parenthesized(): Expr {
    this.expect('(')
    const test = this.free(() => this.expression())
    this.expect(')')
    return test
  }

  /** Inside of parentheses `>` compares and `in` looks up again. */
  private free<T>(part: () => T): T {
    const { noGreater, noIn } = this
    this.noGreater = false
    this.noIn = false
    const result = part()
    this.noGreater = noGreater
    this.noIn = noIn
    return result
  }

  private forLoop(): Statement {
    this.expect('(')
    let init: Statement | undefined
    if (!this.is(';')) {
      this.noIn = true
      init = this.simple()
      this.noIn = false
      if (init.type === 'expression' && init.of.type === 'var' && this.accept('in')) {
        const variable = init.of
        const name = this.advance().text
        this.expect(')')
        return { type: 'forIn', variable, name, body: this.body() }
      }
    }
    this.expect(';')
    this.newlines()
    const test = this.is(';') ? undefined : this.expression()
    this.expect(';')
    this.newlines()
    const step = this.is(')') ? undefined : this.simple()
    this.expect(')')
    if (this.accept(';')) return { type: 'for', init, test, step, body: { type: 'block', of: [] } }
    return { type: 'for', init, test, step, body: this.body() }
  }

  private get atEnd(): boolean {
    const { kind } = this.token
    return kind === 'newline' || kind === 'end' || this.is(';') || this.is('}')
  }

  private simple(): Statement {
    const { text, kind } = this.token
    if (kind === 'keyword') {
      switch (text) {
        case 'print':
        case 'printf':
          this.advance()
          return this.output(text)
        case 'next':
        case 'nextfile':
        case 'break':
        case 'continue':
          this.advance()
          return { type: text }
        case 'exit':
        case 'return':
          this.advance()
          return { type: text, value: this.atEnd ? undefined : this.expression() }
        case 'delete': {
          this.advance()
          const name = this.advance().text
          if (!this.accept('[')) return { type: 'delete', name, subscripts: undefined }
          const subscripts = this.free(() => this.list(']'))
          return { type: 'delete', name, subscripts }
        }
      }
    }
    return { type: 'expression', of: this.expression() }
  }

  private output(type: 'print' | 'printf'): Statement {
    let args: Expr[] = []
    this.noGreater = true
    if (!this.atEnd && !this.is('>') && !this.is('>>') && !this.is('|')) {
      args = [this.expression()]
      while (this.accept(',')) {
        this.newlines()
        args.push(this.expression())
      }
    }
    const [only] = args
    if (args.length === 1 && only?.type === 'group') args = only.of
    let redirect: string | undefined
    let to: Expr | undefined
    if (this.is('>') || this.is('>>') || this.is('|')) {
      redirect = this.advance().text
      to = this.concatenation()
    }
    this.noGreater = false
    return { type, args, redirect, to }
  }

  private list(end: string): Expr[] {
    const out: Expr[] = []
    this.newlines()
    while (!this.accept(end)) {
      out.push(this.expression())
      this.newlines()
      if (!this.is(end)) this.expect(',')
      this.newlines()
    }
    return out
  }

  expression(): Expr {
    this.depth += 1
    if (this.depth > MAX_DEPTH) this.lexer.fail('program nests too deeply')
    try {
      return this.assignment()
    } finally {
      this.depth -= 1
    }
  }

  private assignment(): Expr {
    const left = this.ternary()
    const { text, kind } = this.token
    if (kind === 'op' && /^(?:=|\+=|-=|\*=|\/=|%=|\^=)$/.test(text) && isLvalue(left)) {
      this.advance()
      this.newlines()
      return { type: 'assign', operator: text.slice(0, -1), target: left, value: this.expression() }
    }
    return left
  }

  private ternary(): Expr {
    const test = this.or()
    if (!this.accept('?')) return test
    this.newlines()
    const then = this.expression()
    this.newlines()
    this.expect(':')
    this.newlines()
    return { type: 'condition', test, then, else: this.expression() }
  }

  private or(): Expr {
    let left = this.and()
    while (this.accept('||')) {
      this.newlines()
      left = { type: 'or', left, right: this.and() }
    }
    return left
  }

  private and(): Expr {
    let left = this.membership()
    while (this.accept('&&')) {
      this.newlines()
      left = { type: 'and', left, right: this.membership() }
    }
    return left
  }

  private membership(): Expr {
    let left = this.matching()
    while (!this.noIn && this.accept('in')) {
      const subscripts = left.type === 'group' ? left.of : [left]
      left = { type: 'in', subscripts, name: this.advance().text }
    }
    return left
  }

  private matching(): Expr {
    let left = this.comparison()
    while (this.is('~') || this.is('!~')) {
      const negated = this.advance().text === '!~'
      left = { type: 'match', negated, left, right: this.comparison() }
    }
    return left
  }

  private comparison(): Expr {
    let left = this.concatenation()
    for (;;) {
      const { text, kind } = this.token
      if (kind === 'op' && COMPARISONS.includes(text) && !(text === '>' && this.noGreater)) {
        this.advance()
        left = { type: 'binary', operator: text, left, right: this.concatenation() }
      } else if (kind === 'op' && text === '|' && !this.noGreater) {
        this.advance()
        this.expect('getline')
        left = { type: 'getline', from: 'command', source: left, target: this.optionalLvalue() }
      } else if (kind === 'op' && text === '|' && this.isGetlineNext()) {
        this.advance()
        this.advance()
        left = { type: 'getline', from: 'command', source: left, target: this.optionalLvalue() }
      } else return left
    }
  }

  private isGetlineNext(): boolean {
    return /^\|\s*getline\b/.test(this.lexer.source.slice(this.token.at, this.token.at + 40))
  }

  private startsOperand(): boolean {
    const { kind, text } = this.token
    if (kind === 'number' || kind === 'string' || kind === 'regex' || kind === 'name' || kind === 'call')
      return true
    if (kind === 'builtin') return true
    if (kind === 'op') return ['$', '!', '(', '-', '+', '++', '--'].includes(text)
    return false
  }

  private concatenation(): Expr {
    let left = this.sum()
    while (this.startsOperand() && !(this.noIn && this.is('in'))) {
      left = { type: 'binary', operator: ' ', left, right: this.sum() }
    }
    return left
  }

  private sum(): Expr {
    let left = this.product()
    while (this.is('+') || this.is('-')) {
      const operator = this.advance().text
      left = { type: 'binary', operator, left, right: this.product() }
    }
    return left
  }

  private product(): Expr {
    let left = this.unary()
    while (this.is('*') || this.is('/') || this.is('%')) {
      const operator = this.advance().text
      left = { type: 'binary', operator, left, right: this.unary() }
    }
    return left
  }

  private unary(): Expr {
    if (this.is('!') || this.is('-') || this.is('+')) {
      const operator = this.advance().text
      return { type: 'unary', operator, of: this.unary() }
    }
    return this.power()
  }

  private power(): Expr {
    const left = this.postfix()
    if (!this.accept('^')) return left
    // -2^2 is -(2^2), and 2^-3 is right.
    const right = this.is('-') || this.is('+') || this.is('!') ? this.unary() : this.power()
    return { type: 'binary', operator: '^', left, right }
  }

  private postfix(): Expr {
    const value = this.primary()
    if (isLvalue(value) && (this.is('++') || this.is('--'))) {
      return { type: 'step', target: value, by: this.advance().text === '++' ? 1 : -1, isPost: true }
    }
    return value
  }

  private optionalLvalue(): Lvalue | undefined {
    if (this.token.kind !== 'name' && !this.is('$')) return undefined
    const value = this.primary()
    return isLvalue(value) ? value : this.fail()
  }

  private primary(): Expr {
    const { kind, text } = this.token
    switch (kind) {
      case 'number':
        this.advance()
        return { type: 'number', value: Number(text) }
      case 'string':
        this.advance()
        return { type: 'string', value: text }
      case 'regex':
        this.advance()
        return { type: 'regex', source: text }
      case 'name': {
        this.advance()
        if (!this.accept('[')) return { type: 'var', name: text }
        return { type: 'index', name: text, subscripts: this.free(() => this.list(']')) }
      }
      case 'call':
        this.advance()
        this.expect('(')
        return { type: 'call', name: text, args: this.free(() => this.list(')')) }
      case 'builtin': {
        this.advance()
        const args = this.accept('(') ? this.free(() => this.list(')')) : []
        return { type: 'builtin', name: text, args }
      }
      case 'keyword':
        if (text === 'getline') return this.getline()
        return this.fail()
      default:
        return this.operatorOperand()
    }
  }

  private getline(): Expr {
    this.advance()
    const target = this.optionalLvalue()
    if (!this.accept('<')) return { type: 'getline', from: 'input', source: undefined, target }
    return { type: 'getline', from: 'file', source: this.primary(), target }
  }

  private operatorOperand(): Expr {
    if (this.accept('$')) {
      if (this.is('++') || this.is('--')) {
        const by = this.advance().text === '++' ? 1 : -1
        const target = this.primary()
        return {
          type: 'field',
          of: isLvalue(target) ? { type: 'step', target, by, isPost: false } : this.fail(),
        }
      }
      if (this.accept('-')) return { type: 'field', of: { type: 'unary', operator: '-', of: this.primary() } }
      return { type: 'field', of: this.primary() }
    }
    if (this.is('++') || this.is('--')) {
      const by = this.advance().text === '++' ? 1 : -1
      const target = this.primary()
      return isLvalue(target) ? { type: 'step', target, by, isPost: false } : this.fail()
    }
    if (this.is('-') || this.is('+') || this.is('!')) return this.unary()
    if (!this.accept('(')) this.fail()
    const of = this.free(() => this.list(')'))
    if (of.length === 0) this.fail()
    return { type: 'group', of }
  }
}

const isLvalue = (value: Expr): value is Lvalue =>
  value.type === 'var' || value.type === 'index' || value.type === 'field'

/** @throws AwkSyntaxError */
export const parseAwk = (source: string): AwkProgram => new Parser(source).program()
