/** Reads expressions of PHP. Differs: no classes, references, match, static calls. */
import { PhpFault, type Token, wordsOf } from '@/lib/cluster/kubelet/images/php/language/lexer'
import type { Expr, Lambda, Place, Stmt } from '@/lib/cluster/kubelet/images/php/language/tree'

/** Of operators with two sides: how tightly they bind, and whether from the right. */
const BINDING: Readonly<Record<string, number>> = Object.fromEntries(
  [
    ['or'],
    ['xor'],
    ['and'],
    ['= += -= *= /= .= %= **= ??='],
    ['?'],
    ['??'],
    ['||'],
    ['&&'],
    ['|'],
    ['^'],
    ['&'],
    ['== != === !== <> <=>'],
    ['< <= > >='],
    ['.'],
    ['<< >>'],
    ['+ -'],
    ['* / %'],
    ['instanceof'],
    ['**'],
  ].flatMap(([words = ''], at) => words.split(' ').map((word) => [word, at + 1])),
)
const ASSIGN = 4
const COALESCE = 6
const CHOICE = 5
const UNARY = 18
const POWER = 19
/** Expressions in expressions, blocks in blocks. */
const MAX_DEPTH = 200

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', v: '\v', e: '\x1b', f: '\f' }

export class Parser {
  protected at = 0
  private depth = 0

  constructor(protected readonly tokens: readonly Token[]) {}

  protected get token(): Token {
    return this.tokens[this.at] ?? (this.tokens.at(-1) as Token)
  }

  protected is(text: string): boolean {
    const { kind, text: own } = this.token
    return kind === 'op' ? own === text : kind === 'name' && own.toLowerCase() === text
  }

  protected take(text: string): boolean {
    const found = this.is(text)
    if (found) this.at += 1
    return found
  }

  protected need(text: string): void {
    if (!this.take(text)) this.fail(`"${text}"`)
  }

  /** @param wanted with its quotes */
  protected fail(wanted?: string): never {
    const { kind, text, line } = this.token
    const what: Record<Token['kind'], string> = {
      html: 'inline html',
      name: `identifier "${text}"`,
      variable: `variable "$${text}"`,
      number: `integer "${text}"`,
      text: `string content "${text}"`,
      template: `double-quoted string "${text}"`,
      op: `token "${text}"`,
      end: 'end of file',
    }
    const expecting = wanted === undefined ? '' : `, expecting ${wanted}`
    throw new PhpFault(`syntax error, unexpected ${what[kind]}${expecting}`, line, 'Parse error')
  }

  /** @throws PhpFault where it goes too deep */
  protected deeper<T>(read: () => T): T {
    if (++this.depth > MAX_DEPTH)
      throw new PhpFault('Maximum nesting level reached, aborting!', this.token.line, 'Parse error')
    try {
      return read()
    } finally {
      this.depth -= 1
    }
  }

  expression(least = 0): Expr {
    return this.deeper(() => {
      let left = this.unary()
      for (;;) {
        const { text, line, kind } = this.token
        const op = kind === 'name' ? text.toLowerCase() : kind === 'op' ? text : ''
        const binds = Object.hasOwn(BINDING, op) ? (BINDING[op] ?? 0) : 0
        if (binds === 0 || binds < least) return left
        if (binds === ASSIGN) {
          const to = this.place(left)
          this.at += 1
          if (this.is('&')) this.at += 1
          left = { k: 'assign', op: op.slice(0, -1), to, value: this.expression(ASSIGN), line }
          continue
        }
        this.at += 1
        if (binds === CHOICE) left = this.choice(left)
        else if (op === 'instanceof') {
          const right: Expr = { k: 'value', value: this.name() }
          left = { k: 'binary', op, left, right, line }
        } else {
          const right = this.expression(binds === COALESCE || binds === POWER ? binds : binds + 1)
          left = { k: 'binary', op, left, right, line }
        }
      }
    })
  }

  private choice(test: Expr): Expr {
    if (this.take(':')) return { k: 'choice', test, no: this.expression(CHOICE + 1) }
    const yes = this.expression(ASSIGN)
    this.need(':')
    return { k: 'choice', test, yes, no: this.expression(CHOICE + 1) }
  }

  protected place(of: Expr): Place {
    if (of.k === 'var' || of.k === 'index' || of.k === 'prop') return of
    return this.fail()
  }

  protected name(): string {
    const { kind, text } = this.token
    if (kind !== 'name') this.fail()
    this.at += 1
    return text
  }

  private unary(): Expr {
    const { kind, text, line } = this.token
    if (kind === 'op') {
      if (['!', '-', '+', '~', '@', '&'].includes(text) || /^\(\w+\)$/.test(text)) {
        this.at += 1
        // An assignment may follow whatever stands before it.
        return {
          k: 'unary',
          op: text,
          of: this.expression(text === '!' || text === '@' ? UNARY - 1 : UNARY),
          line,
        }
      }
      if (text === '++' || text === '--') {
        this.at += 1
        return {
          k: 'step',
          by: text === '++' ? 1 : -1,
          before: true,
          of: this.place(this.deeper(() => this.unary())),
        }
      }
    }
    return this.postfix(this.primary())
  }

  private postfix(first: Expr): Expr {
    let of = first
    for (;;) {
      const { line } = this.token
      if (this.take('[')) {
        const at = this.is(']') ? undefined : this.expression()
        this.need(']')
        of = { k: 'index', of, ...(at && { at }), line }
      } else if (this.take('->') || this.take('?->')) {
        const name = this.name()
        of = this.is('(') ? { k: 'method', of, name, args: this.args(), line } : { k: 'prop', of, name, line }
      } else if (this.is('(')) of = { k: 'apply', of, args: this.args(), line }
      else if (this.is('++') || this.is('--')) {
        const by = this.is('++') ? 1 : -1
        this.at += 1
        of = { k: 'step', by, before: false, of: this.place(of) }
      } else return of
    }
  }

  protected args(): Expr[] {
    this.need('(')
    return this.list(')')
  }

  /** Expressions with commas between them, up to the bracket. */
  private list(end: string): Expr[] {
    const found: Expr[] = []
    while (!this.take(end)) {
      // Named arguments come in their order.
      if (this.token.kind === 'name' && this.tokens[this.at + 1]?.text === ':') this.at += 2
      found.push(this.expression())
      if (!this.is(end)) this.need(',')
    }
    return found
  }

  private items(end: string): Expr {
    const items: Extract<Expr, { k: 'array' }>['items'] = []
    while (!this.take(end)) {
      const spread = this.take('...')
      const first = this.expression()
      if (spread) items.push({ value: first, spread: true })
      else items.push(this.take('=>') ? { key: first, value: this.expression() } : { value: first })
      if (!this.is(end)) this.need(',')
    }
    return { k: 'array', items }
  }

  private primary(): Expr {
    const { kind, text, line } = this.token
    this.at += 1
    if (kind === 'variable') return { k: 'var', name: text, line }
    if (kind === 'number') return { k: 'value', value: Number(text) }
    if (kind === 'text') return { k: 'value', value: text }
    if (kind === 'template') return this.template(text, line)
    if (kind === 'op' && text === '(') {
      const inner = this.expression()
      this.need(')')
      return inner
    }
    if (kind === 'op' && text === '[') return this.items(']')
    if (kind !== 'name') {
      this.at -= 1
      this.fail()
    }
    return this.word(text, line)
  }

  private word(text: string, line: number): Expr {
    const name = text.toLowerCase()
    const optional = () => (this.is(')') || this.is(';') ? undefined : this.expression())
    switch (name) {
      case 'array':
        if (this.take('(')) return this.items(')')
        break
      case 'isset':
        return { k: 'isset', of: this.args() }
      case 'empty':
        return { k: 'empty', of: this.args()[0] ?? { k: 'value', value: null } }
      case 'exit':
      case 'die': {
        const inside = this.take('(')
        const of = inside ? optional() : undefined
        if (inside) this.need(')')
        return { k: 'exit', ...(of && { of }) }
      }
      case 'print':
        return { k: 'call', name, args: [this.expression(ASSIGN)], line }
      case 'new': {
        const of = this.name()
        return { k: 'new', name: of, args: this.is('(') ? this.args() : [], line }
      }
      case 'throw':
        return { k: 'throw', of: this.expression(), line }
      case 'include':
      case 'include_once':
      case 'require':
      case 'require_once': {
        const path = this.expression(ASSIGN)
        return { k: 'include', path, once: name.endsWith('_once'), must: name.startsWith('require'), line }
      }
      case 'static':
      case 'function':
      case 'fn':
        if (name === 'static' && !this.take('function')) {
          this.need('fn')
          return { k: 'lambda', of: this.lambda(true) }
        }
        return { k: 'lambda', of: this.lambda(name === 'fn') }
    }
    if (this.take('::')) return { k: 'static', name: text, line }
    return this.is('(') ? { k: 'call', name, args: this.args(), line } : { k: 'const', name: text, line }
  }

  protected lambda(isShort: boolean): Lambda {
    const params = this.params()
    const uses: string[] = []
    if (!isShort && this.take('use')) {
      this.need('(')
      while (!this.take(')')) {
        this.take('&')
        uses.push(this.token.text)
        this.at += 1
        this.take(',')
      }
    }
    this.type()
    if (!isShort) return { params, body: this.body(), uses }
    this.need('=>')
    return { params, body: [{ s: 'return', of: this.expression(ASSIGN) }] }
  }

  private params(): Lambda['params'] {
    this.need('(')
    const params: Lambda['params'] = []
    while (!this.take(')')) {
      while (this.token.kind === 'name' || this.is('?') || this.is('|') || this.is('&') || this.is('...'))
        this.at += 1
      if (this.token.kind !== 'variable') this.fail()
      const name = this.token.text
      this.at += 1
      params.push({ name, ...(this.take('=') && { usual: this.expression() }) })
      if (!this.is(')')) this.need(',')
    }
    return params
  }

  /** `: ?int|string` */
  private type(): void {
    if (!this.take(':')) return
    while (this.token.kind === 'name' || this.is('?') || this.is('|')) this.at += 1
  }

  /** What stands in brackets; of an expression's parser there is none. */
  protected body(): Stmt[] {
    return this.fail()
  }

  /** A text in double quotes: what stands in it of variables is put in. */
  private template(text: string, line: number): Expr {
    const parts: Expr[] = []
    let plain = ''
    const pattern =
      /\\([0-7]{1,3}|x[\da-fA-F]{1,2}|u\{[\da-fA-F]+\}|[\s\S])|\{(\$(?:[^{}]|\{[^{}]*\})*)\}|\$\{(\w+)\}|\$(\w+)(?:\[(-?\d+|\w+|\$\w+|'[^']*')\]|->(\w+))?/g
    let from = 0
    for (const found of text.matchAll(pattern)) {
      plain += text.slice(from, found.index)
      from = found.index + found[0].length
      const [whole, slashed, inner, braced, name, at, prop] = found
      if (slashed !== undefined) {
        plain += unescaped(slashed, whole)
        continue
      }
      parts.push({ k: 'value', value: plain })
      plain = ''
      if (inner !== undefined) parts.push(this.within(inner, line))
      else if (braced !== undefined) parts.push({ k: 'var', name: braced, line })
      else parts.push(simple(name ?? '', at, prop, line))
    }
    plain += text.slice(from)
    if (parts.length === 0) return { k: 'value', value: plain }
    return { k: 'join', parts: [...parts, { k: 'value', value: plain }] }
  }

  private within(source: string, line: number): Expr {
    const tokens = wordsOf(source, true).map((one) => ({ ...one, line }))
    const inner = new Parser(tokens)
    inner.depth = this.depth
    return inner.expression()
  }
}

function unescaped(slashed: string, whole: string): string {
  if (/^[0-7]/.test(slashed)) return String.fromCharCode(Number.parseInt(slashed, 8))
  if (slashed.length > 1)
    return String.fromCodePoint(Number.parseInt(slashed.replace(/[xu{}]/g, ''), 16) % 0x110000)
  return Object.hasOwn(ESCAPES, slashed)
    ? (ESCAPES[slashed] ?? '')
    : '\\$"'.includes(slashed)
      ? slashed
      : whole
}

/** `$name`, `$name[key]`, `$name->prop` */
function simple(name: string, at: string | undefined, prop: string | undefined, line: number): Expr {
  const of: Expr = { k: 'var', name, line }
  if (prop !== undefined) return { k: 'prop', of, name: prop, line }
  if (at === undefined) return of
  const key: Expr = at.startsWith('$')
    ? { k: 'var', name: at.slice(1), line }
    : { k: 'value', value: /^-?\d+$/.test(at) ? Number(at) : at.replaceAll("'", '') }
  return { k: 'index', of, at: key, line }
}
