/** Where an expression finds its variables. Texts of variables are expressions themselves. */
export interface ArithmeticScope {
  get(name: string, index?: string): string | undefined
  set(name: string, value: string, index?: string): void
}

/** Its message is what bash says behind the expression. */
export class ArithmeticError extends Error {
  constructor(
    message: string,
    readonly expression: string,
  ) {
    super(message)
    this.name = 'ArithmeticError'
  }
}

type Token = { k: 'number' | 'operator' | 'end'; text: string; at: number } | NameToken
type NameToken = { k: 'name'; text: string; index?: string; at: number }

const wrap = (value: bigint) => BigInt.asIntN(64, value)

const OPERATORS = [
  ...['<<=', '>>=', '**', '++', '--', '<<', '>>', '<=', '>=', '==', '!=', '&&', '||'],
  ...['+=', '-=', '*=', '/=', '%=', '&=', '^=', '|='],
]

const LEVELS: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['|'],
  ['^'],
  ['&'],
  ['==', '!='],
  ['<', '>', '<=', '>='],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '%'],
]

const ASSIGNING = new Set(['=', '+=', '-=', '*=', '/=', '%=', '<<=', '>>=', '&=', '^=', '|='])

/** Of brackets, signs and variables in variables. */
const DEEPEST = 250

const flag = (value: boolean) => (value ? 1n : 0n)

const SIMPLE: Record<string, (left: bigint, right: bigint) => bigint> = {
  '|': (left, right) => left | right,
  '^': (left, right) => left ^ right,
  '&': (left, right) => left & right,
  '==': (left, right) => flag(left === right),
  '!=': (left, right) => flag(left !== right),
  '<': (left, right) => flag(left < right),
  '>': (left, right) => flag(left > right),
  '<=': (left, right) => flag(left <= right),
  '>=': (left, right) => flag(left >= right),
  '<<': (left, right) => left << (right & 63n),
  '>>': (left, right) => left >> (right & 63n),
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
}

class Evaluator {
  private at = 0
  private token: Token = { k: 'end', text: '', at: 0 }
  /** Within the branch of `&&`, `||` or `?:` that does not count. */
  private skipping = 0
  private readonly source: string
  /** Where the token before began: operators without operands are told of by it. */
  private before = 0

  constructor(
    source: string,
    private readonly scope: ArithmeticScope,
    private depth: number,
  ) {
    this.source = source
    if (depth > DEEPEST) throw this.error('expression recursion level exceeded', source)
  }

  run(): bigint {
    if (this.source.trim() === '') return 0n
    this.next()
    const value = this.comma()
    if (this.token.k === 'end') return value
    const isOperator = this.token.k !== 'operator' || /[-+*/%<>=!&|^~?:,()]/.test(this.token.text)
    const problem = isOperator ? 'syntax error in expression' : 'syntax error: invalid arithmetic operator'
    throw this.error(problem, this.rest())
  }

  private error(message: string, token: string) {
    return new ArithmeticError(`${message} (error token is "${token}")`, this.source.replace(/^[ \t\n]+/, ''))
  }

  private rest(at = this.token.k === 'end' ? this.before : this.token.at) {
    return this.source.slice(at)
  }

  private next() {
    this.before = this.token.at
    while (' \t\n'.includes(this.source[this.at] ?? 'x')) this.at += 1
    const at = this.at
    const rest = this.source.slice(at)
    if (rest === '') {
      this.token = { k: 'end', text: '', at }
      return
    }
    const name = /^[A-Za-z_]\w*/.exec(rest.slice(0, 4096))
    if (name) {
      this.name(name[0], at)
      return
    }
    const number = /^\d[\w#@]*/.exec(rest.slice(0, 4096))
    const text = number?.[0] ?? OPERATORS.find((operator) => rest.startsWith(operator)) ?? rest[0] ?? ''
    this.at += text.length
    this.token = { k: number ? 'number' : 'operator', text, at }
  }

  private name(text: string, at: number) {
    this.at += text.length
    this.token = { k: 'name', text, at }
    if (this.source[this.at] !== '[') return
    let depth = 0
    for (let i = this.at; i < this.source.length; i++) {
      if (this.source[i] === '[') depth += 1
      else if (this.source[i] === ']' && --depth === 0) {
        this.token = { k: 'name', text, at, index: this.source.slice(this.at + 1, i) }
        this.at = i + 1
        return
      }
    }
    throw this.error('bad array subscript', this.rest(at))
  }

  private peek(): Token {
    return this.token
  }

  private is(text: string) {
    const token = this.peek()
    return token.k === 'operator' && token.text === text
  }

  private comma(): bigint {
    let value = this.assignment()
    while (this.is(',')) {
      this.next()
      value = this.assignment()
    }
    return value
  }

  private assignment(): bigint {
    const { token } = this
    if (token.k !== 'name') {
      return this.value()
    }
    const at = this.at
    this.next()
    const operator = this.token
    if (operator.k !== 'operator' || !ASSIGNING.has(operator.text)) {
      this.at = at
      this.token = token
      return this.value()
    }
    this.next()
    const right = this.assignment()
    const value =
      operator.text === '='
        ? right
        : this.apply(operator.text.slice(0, -1), this.load(token), right, this.before)
    return this.store(token, value)
  }

  private value(): bigint {
    const value = this.ternary()
    const token = this.peek()
    if (token.k === 'operator' && ASSIGNING.has(token.text)) {
      throw this.error('attempted assignment to non-variable', this.rest())
    }
    return value
  }

  private store(token: NameToken, value: bigint): bigint {
    if (this.skipping === 0) this.scope.set(token.text, String(value), token.index)
    return value
  }

  private load(token: NameToken): bigint {
    if (this.skipping > 0) return 0n
    const text = this.scope.get(token.text, token.index) ?? ''
    if (/^-?\d{1,18}$/.test(text) && !/^-?0./.test(text)) return BigInt(text)
    return new Evaluator(text, this.scope, this.depth + 1).run()
  }

  private ternary(): bigint {
    const test = this.binary(0)
    if (!this.is('?')) return test
    this.next()
    if (this.is(':') || this.peek().k === 'end') throw this.error('expression expected', this.rest())
    const yes = this.unless(test === 0n, () => this.comma())
    if (!this.is(':')) throw this.error("`:' expected for conditional expression", this.rest())
    this.next()
    if (this.peek().k === 'end') throw this.error('expression expected', this.rest())
    const no = this.unless(test !== 0n, () => this.ternary())
    return test !== 0n ? yes : no
  }

  private unless(skip: boolean, run: () => bigint): bigint {
    if (skip) this.skipping += 1
    const value = run()
    if (skip) this.skipping -= 1
    return value
  }

  /** Operators that bind at least as strongly as the level, by climbing. */
  private binary(least: number): bigint {
    let left = this.power()
    for (;;) {
      // Behind a value that is no variable `++` is two signs.
      if (this.is('++') || this.is('--')) {
        this.at = this.token.at + 1
        this.token = { ...this.token, text: this.token.text[0] ?? '' }
      }
      const operator = this.token.text
      const level =
        this.token.k === 'operator' ? LEVELS.findIndex((operators) => operators.includes(operator)) : -1
      if (level < least) return left
      this.next()
      if (operator === '&&' || operator === '||') {
        const decided = operator === '&&' ? left === 0n : left !== 0n
        const right = this.unless(decided, () => this.binary(level + 1))
        left = flag(decided ? operator === '||' : right !== 0n)
      } else {
        const { at } = this.token
        left = this.apply(operator, left, this.binary(level + 1), at)
      }
    }
  }

  private apply(operator: string, left: bigint, right: bigint, at: number): bigint {
    if (operator === '/' || operator === '%') {
      if (right === 0n && this.skipping === 0) throw this.error('division by 0', this.rest(at))
      if (right === 0n) return 0n
      return wrap(operator === '/' ? left / right : left % right)
    }
    return wrap(SIMPLE[operator]?.(left, right) ?? 0n)
  }

  private power(): bigint {
    const base = this.unary()
    if (!this.is('**')) return base
    this.next()
    const { at } = this.token
    const exponent = this.power()
    if (exponent < 0n) throw this.error('exponent less than 0', this.rest(at))
    let result = 1n
    let factor = base
    for (let left = exponent; left > 0n; left >>= 1n) {
      if (left & 1n) result = wrap(result * factor)
      factor = wrap(factor * factor)
    }
    return result
  }

  private unary(): bigint {
    if (this.depth++ > DEEPEST) throw this.error('expression recursion level exceeded', this.source)
    const value = this.signed()
    this.depth -= 1
    return value
  }

  private signed(): bigint {
    const { token } = this
    if (token.k !== 'operator') return this.primary()
    if (token.text === '++' || token.text === '--') {
      const { at } = this
      this.next()
      const name = this.peek()
      if (name.k === 'name') return this.step(name, token.text, true)
      // `--5` is two signs.
      this.at = at
    }
    const sign = token.text[0] ?? ''
    if (!'!~-+'.includes(sign) || (token.text.length > 1 && token.text[0] !== token.text[1]))
      return this.primary()
    if (token.text.length > 1) this.at = token.at + 1
    this.next()
    const value = this.unary()
    if (sign === '!') return flag(value === 0n)
    if (sign === '~') return ~value
    return sign === '-' ? wrap(-value) : value
  }

  private step(token: NameToken, operator: string, before: boolean): bigint {
    const old = this.load(token)
    const value = this.store(token, wrap(operator === '++' ? old + 1n : old - 1n))
    this.next()
    return before ? value : old
  }

  private primary(): bigint {
    const { token } = this
    if (token.k === 'number') {
      this.next()
      return this.number(token.text)
    }
    if (token.k === 'name') {
      this.next()
      if (this.is('++') || this.is('--')) return this.step(token, this.token.text, false)
      return this.load(token)
    }
    if (this.is('(')) {
      this.next()
      const value = this.comma()
      if (!this.is(')')) throw this.error("missing `)'", this.rest())
      this.next()
      return value
    }
    throw this.error('syntax error: operand expected', this.rest())
  }

  private number(text: string): bigint {
    const [, base, digits] = /^(\d+)#(.*)$/.exec(text) ?? []
    if (base !== undefined && digits !== undefined) return this.inBase(text, digits, Number(base))
    if (/^0[xX]/.test(text)) return this.inBase(text, text.slice(2), 16)
    return text.startsWith('0') && text.length > 1
      ? this.inBase(text, text.slice(1), 8)
      : this.inBase(text, text, 10)
  }

  private inBase(text: string, digits: string, base: number): bigint {
    if (base < 2 || base > 64) throw this.error('invalid arithmetic base', text)
    let value = 0n
    for (const char of digits) {
      const digit = digitOf(char, base)
      if (digit < 0 || digit >= base) throw this.error('value too great for base', text)
      value = wrap(value * BigInt(base) + BigInt(digit))
    }
    return value
  }
}

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ@_'

const digitOf = (char: string, base: number) => DIGITS.indexOf(base <= 36 ? char.toLowerCase() : char)

/** The 64-bit value of an expression; empty is 0. @throws ArithmeticError */
export const evaluate = (source: string, scope: ArithmeticScope): bigint =>
  new Evaluator(source, scope, 0).run()
