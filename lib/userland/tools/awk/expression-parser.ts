/** Reads awk's expressions, from what binds least to what binds most. */
import type { Expr, Lvalue } from '@/lib/userland/tools/awk/ast'
import { TokenReader } from '@/lib/userland/tools/awk/token-reader'

const COMPARISONS = ['<', '<=', '==', '!=', '>', '>=']

const isLvalue = (value: Expr): value is Lvalue =>
  value.type === 'var' || value.type === 'index' || value.type === 'field'

export class ExpressionParser extends TokenReader {
  protected expression(): Expr {
    this.enter()
    try {
      return this.assignment()
    } finally {
      this.leave()
    }
  }

  protected list(end: string): Expr[] {
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

  protected concatenation(): Expr {
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
