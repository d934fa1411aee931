/** Reads a script of PHP. */
import { PhpFault, wordsOf } from '@/lib/cluster/kubelet/images/php/language/lexer'
import { Parser } from '@/lib/cluster/kubelet/images/php/language/parser'
import type { Expr, Stmt } from '@/lib/cluster/kubelet/images/php/language/tree'

const UNKNOWN = /^(class|interface|trait|enum|abstract|final|readonly|match|goto|yield)$/i

class ScriptParser extends Parser {
  script(): Stmt[] {
    const found: Stmt[] = []
    while (this.token.kind !== 'end') found.push(...this.statement())
    return found
  }

  protected override body(): Stmt[] {
    this.need('{')
    return this.until('}')
  }

  private until(...ends: string[]): Stmt[] {
    const found: Stmt[] = []
    while (!ends.some((end) => this.is(end))) {
      if (this.token.kind === 'end') this.fail()
      found.push(...this.statement())
    }
    if (ends.length === 1 && ends[0] === '}') this.at += 1
    return found
  }

  /** `{ … }`, `: … endif;`, or one statement. */
  private block(end: string): Stmt[] {
    if (this.is('{')) return this.body()
    if (!this.take(':')) return this.statement()
    const found = this.until(end)
    this.need(end)
    this.semicolon()
    return found
  }

  private semicolon(wanted?: string): void {
    if (!this.take(';')) this.fail(wanted)
  }

  private bracketed(): Expr {
    this.need('(')
    const found = this.expression()
    this.need(')')
    return found
  }

  private commas(end: string): Expr[] {
    const found: Expr[] = []
    while (!this.is(end) && this.token.kind !== 'end') {
      found.push(this.expression())
      if (!this.take(',')) break
    }
    return found
  }

  private statement(): Stmt[] {
    return this.deeper(() => this.read())
  }

  private read(): Stmt[] {
    const { kind, text, line } = this.token
    if (kind === 'html') {
      this.at += 1
      return [{ s: 'html', text }]
    }
    if (this.take(';')) return []
    if (this.is('{')) return this.body()
    const word = kind === 'name' ? text.toLowerCase() : ''
    const next = this.tokens[this.at + 1]
    if (word && next?.text !== '(' && UNKNOWN.test(word) && next?.kind === 'name')
      throw new PhpFault(`${word} is not possible here`, line)
    const known = Object.hasOwn(READERS, word) ? READERS[word] : undefined
    const isLambda = word === 'function' && next?.kind !== 'name'
    if (known && !isLambda) {
      this.at += 1
      return known(this)
    }
    const of = this.expression()
    this.semicolon()
    return [{ s: 'expr', of }]
  }

  echo(): Stmt[] {
    const of = this.commas(';')
    this.semicolon('"," or ";"')
    return [{ s: 'echo', of }]
  }

  conditional(): Stmt[] {
    const test = this.bracketed()
    if (!this.take(':')) {
      const yes = this.block('')
      if (this.take('elseif')) return [{ s: 'if', test, yes, no: this.deeper(() => this.conditional()) }]
      if (!this.take('else')) return [{ s: 'if', test, yes, no: [] }]
      return [
        { s: 'if', test, yes, no: this.take('if') ? this.deeper(() => this.conditional()) : this.block('') },
      ]
    }
    const yes = this.until('elseif', 'else', 'endif')
    if (this.take('elseif')) return [{ s: 'if', test, yes, no: this.deeper(() => this.conditional()) }]
    const hasElse = this.take('else')
    if (hasElse) this.need(':')
    const no = hasElse ? this.until('endif') : []
    this.need('endif')
    this.semicolon()
    return [{ s: 'if', test, yes, no }]
  }

  during(): Stmt[] {
    return [{ s: 'while', test: this.bracketed(), body: this.block('endwhile') }]
  }

  repeat(): Stmt[] {
    const body = this.block('')
    this.need('while')
    const test = this.bracketed()
    this.semicolon()
    return [{ s: 'while', test, body, after: true }]
  }

  count(): Stmt[] {
    this.need('(')
    const first = this.commas(';')
    this.need(';')
    const test = this.commas(';')
    this.need(';')
    const then = this.commas(')')
    this.need(')')
    return [{ s: 'for', first, test, then, body: this.block('endfor') }]
  }

  each(): Stmt[] {
    this.need('(')
    const of = this.expression()
    this.need('as')
    this.take('&')
    let value = this.place(this.expression())
    const key = this.take('=>') ? value : undefined
    if (key) value = this.place(this.expression())
    this.need(')')
    return [{ s: 'foreach', of, ...(key && { key }), value, body: this.block('endforeach') }]
  }

  cases(): Stmt[] {
    const of = this.bracketed()
    const end = this.take(':') ? 'endswitch' : '}'
    if (end === '}') this.need('{')
    const cases: Extract<Stmt, { s: 'switch' }>['cases'] = []
    while (!this.take(end)) {
      const isDefault = this.take('default')
      if (!isDefault) this.need('case')
      const test = isDefault ? undefined : this.expression()
      if (!this.take(';')) this.need(':')
      cases.push({ ...(test && { test }), body: this.until('case', 'default', end, '') })
    }
    return [{ s: 'switch', of, cases }]
  }

  jump(s: 'break' | 'continue'): Stmt[] {
    const { kind, text } = this.token
    if (kind === 'number') this.at += 1
    this.semicolon()
    return [{ s, levels: kind === 'number' ? Number(text) : 1 }]
  }

  back(): Stmt[] {
    const [of] = this.commas(';')
    this.semicolon()
    return [{ s: 'return', ...(of && { of }) }]
  }

  define(): Stmt[] {
    this.take('&')
    const name = this.name().toLowerCase()
    return [{ s: 'function', name, of: this.lambda(false) }]
  }

  names(): Stmt[] {
    const names = this.commas(';').flatMap((one) => (one.k === 'var' ? [one.name] : []))
    this.semicolon()
    return [{ s: 'global', names }]
  }

  drop(): Stmt[] {
    const of = this.args()
    this.semicolon()
    return [{ s: 'unset', of }]
  }

  attempt(): Stmt[] {
    const body = this.body()
    const catches: Extract<Stmt, { s: 'try' }>['catches'] = []
    while (this.take('catch')) {
      this.need('(')
      const names = [this.name()]
      while (this.take('|')) names.push(this.name())
      const as = this.token.kind === 'variable' ? this.token.text : undefined
      if (as !== undefined) this.at += 1
      this.need(')')
      catches.push({ names, ...(as !== undefined && { as }), body: this.body() })
    }
    return [{ s: 'try', body, catches, last: this.take('finally') ? this.body() : [] }]
  }

  constant(): Stmt[] {
    const { line } = this.token
    const name: Expr = { k: 'value', value: this.name() }
    this.need('=')
    const args = [name, this.expression()]
    this.semicolon()
    return [{ s: 'expr', of: { k: 'call', name: 'define', args, line } }]
  }

  /** What has no meaning here: `declare(strict_types=1);`, `use A\B;`, `namespace A;` */
  ignore(): Stmt[] {
    while (!this.is(';') && this.token.kind !== 'end') this.at += 1
    return []
  }
}

const READERS: Readonly<Record<string, (parser: ScriptParser) => Stmt[]>> = {
  echo: (parser) => parser.echo(),
  if: (parser) => parser.conditional(),
  while: (parser) => parser.during(),
  do: (parser) => parser.repeat(),
  for: (parser) => parser.count(),
  foreach: (parser) => parser.each(),
  switch: (parser) => parser.cases(),
  break: (parser) => parser.jump('break'),
  continue: (parser) => parser.jump('continue'),
  return: (parser) => parser.back(),
  function: (parser) => parser.define(),
  global: (parser) => parser.names(),
  unset: (parser) => parser.drop(),
  try: (parser) => parser.attempt(),
  const: (parser) => parser.constant(),
  declare: (parser) => parser.ignore(),
  use: (parser) => parser.ignore(),
  namespace: (parser) => parser.ignore(),
}

const MOST_TEXT = 200_000

/**
 * The statements of a file, or of code without the marks around it.
 * @throws PhpFault
 */
export function scriptOf(source: string, isCode = false): Stmt[] {
  if (source.length > MOST_TEXT) throw new PhpFault('Allowed memory size of 134217728 bytes exhausted', 1)
  return new ScriptParser(wordsOf(source, isCode)).script()
}
