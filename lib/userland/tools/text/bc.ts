/**
 * Mirrors: GNU bc: statements, functions, arrays, bases, scale and the functions of -l but j().
 * Differs: all input is read before the first line is calculated; read() is not known.
 */
import type { Io } from '@/lib/userland/tools/io'
import { LIBRARY } from '@/lib/userland/tools/text/bc-library'
import {
  add,
  compare,
  divide,
  format,
  multiply,
  type Num,
  parse,
  raise,
  remainder,
  rescaled,
  squareRoot,
  whole,
} from '@/lib/userland/tools/text/bc-number'
import { slurpTool } from '@/lib/userland/tools/tool'

const TOKEN =
  /^(?:(\s+|\/\*[\s\S]*?\*\/|#[^\n]*|\\\n)|([0-9A-F]*\.?[0-9A-F]+|[0-9A-F]+\.)|([a-z][a-z0-9_]*)|("[^"]*")|(\+\+|--|[-+*/%^<>=!]=|&&|\|\||[-+*/%^<>=!(){}[\],;\n]))/
const MAX_STEPS = 2_000_000
const MAX_DIGITS = 100_000

class BcError extends Error {}
class Leave {
  constructor(
    readonly kind: 'break' | 'continue' | 'return' | 'quit',
    readonly value = whole(0),
  ) {}
}

type Run = () => Num
/** An expression; `silent`: an assignment, which is not printed. */
interface Expr {
  run: Run
  silent?: boolean
  /** Where it can be kept. */
  place?: { get(): Num; set(value: Num): void }
}

interface BcFunction {
  params: string[]
  autos: string[]
  body: () => void
}

const truth = (value: boolean) => whole(value ? 1 : 0)

class Bc {
  private readonly names = new Map<string, Num>()
  private readonly functions = new Map<string, BcFunction>()
  private tokens: string[] = []
  private lines: number[] = []
  private at = 0
  private scale = 0
  private ibase = 10
  private obase = 10
  private last = whole(0)
  private steps = 0
  private depth = 0
  private isQuiet = false

  constructor(private readonly io: Io) {}

  private tokenize(source: string): void {
    this.tokens = []
    this.lines = []
    this.at = 0
    let line = 1
    for (let rest = source; rest !== ''; ) {
      const match = TOKEN.exec(rest)
      const text = match?.[0] ?? rest[0]!
      rest = rest.slice(text.length)
      const blanks = match?.[1]
      if (blanks === undefined) {
        this.tokens.push(text)
        this.lines.push(line)
      } else if (blanks.includes('\n') && /^\s/.test(blanks)) {
        this.tokens.push('\n')
        this.lines.push(line)
      }
      line += text.split('\n').length - 1
    }
  }

  /** Runs a text; false: it quits. */
  run(source: string, quiet = false): boolean {
    this.tokenize(source)
    this.isQuiet = quiet
    while (this.at < this.tokens.length) {
      if (this.accept('\n') || this.accept(';')) continue
      try {
        if (this.accept('define')) this.define()
        else {
          const statement = this.statement()
          if (this.at < this.tokens.length && !this.is('\n') && !this.is(';')) this.syntax()
          statement()
        }
      } catch (error) {
        if (error instanceof Leave) {
          if (error.kind === 'quit') return false
          continue
        }
        if (!(error instanceof BcError)) throw error
        this.io.err(`${error.message}\n`)
        while (this.at < this.tokens.length && !this.is('\n')) this.at += 1
      }
    }
    return true
  }

  private syntax(): never {
    const line = this.lines[Math.min(this.at, this.lines.length - 1)] ?? 1
    throw new BcError(`(standard_in) ${line}: syntax error`)
  }

  private runtime(message: string): never {
    throw new BcError(`Runtime error (func=(main), adr=${this.at}): ${message}`)
  }

  private is(token: string): boolean {
    return this.tokens[this.at] === token
  }

  private accept(token: string): boolean {
    if (!this.is(token)) return false
    this.at += 1
    return true
  }

  private expect(token: string): void {
    if (!this.accept(token)) this.syntax()
  }

  private blankLines(): void {
    while (this.accept('\n')) {}
  }

  private tick(): void {
    this.steps += 1
    if (this.steps > MAX_STEPS) throw new BcError('Runtime error: too many steps')
  }

  private define(): void {
    this.accept('void')
    const name = this.tokens[this.at++] ?? ''
    this.expect('(')
    const params = this.nameList(')')
    this.blankLines()
    this.expect('{')
    this.blankLines()
    const autos = this.accept('auto') ? this.nameList(undefined) : []
    this.functions.set(name, { params, autos, body: this.block() })
  }

  private nameList(end: string | undefined): string[] {
    const out: string[] = []
    if (end !== undefined && this.accept(end)) return out
    do {
      const name = this.tokens[this.at++] ?? this.syntax()
      out.push(this.accept('[') ? `${name}[` : name)
      if (out.at(-1)?.endsWith('[')) this.expect(']')
    } while (this.accept(','))
    if (end !== undefined) this.expect(end)
    return out
  }

  private block(): () => void {
    const body: (() => void)[] = []
    for (;;) {
      if (this.accept('}')) break
      if (this.accept(';') || this.accept('\n')) continue
      if (this.at >= this.tokens.length) this.syntax()
      body.push(this.statement())
    }
    return () => {
      for (const item of body) item()
    }
  }

  private parenthesized(): Run {
    this.expect('(')
    const { run } = this.expression()
    this.expect(')')
    return run
  }

  private statement(): () => void {
    this.depth += 1
    if (this.depth > 200) this.syntax()
    try {
      return this.statementInside()
    } finally {
      this.depth -= 1
    }
  }

  private statementInside(): () => void {
    const token = this.tokens[this.at] ?? ''
    if (this.accept('{')) return this.block()
    if (token.startsWith('"')) {
      this.at += 1
      return () => this.io.out(token.slice(1, -1))
    }
    if (this.accept('if')) {
      const test = this.parenthesized()
      this.blankLines()
      const then = this.statement()
      const back = this.at
      this.blankLines()
      let otherwise: (() => void) | undefined
      if (this.accept('else')) {
        this.blankLines()
        otherwise = this.statement()
      } else this.at = back
      return () => (test().units !== 0n ? then() : otherwise?.())
    }
    if (this.accept('while')) return this.loop(undefined, this.parenthesized(), undefined)
    if (this.accept('for')) {
      this.expect('(')
      const part = (end: string) => {
        const run = this.is(end) ? undefined : this.expression().run
        this.expect(end)
        return run
      }
      const init = part(';')
      const test = part(';')
      return this.loop(init, test, part(')'))
    }
    if (token === 'break' || token === 'continue' || token === 'quit' || token === 'halt') {
      this.at += 1
      const kind = token === 'halt' ? 'quit' : token
      if (token === 'quit') throw new Leave('quit')
      return () => {
        throw new Leave(kind)
      }
    }
    if (this.accept('return')) {
      const value = /^[\n;}]?$/.test(this.tokens[this.at] ?? '') ? undefined : this.expression().run
      return () => {
        throw new Leave('return', value?.())
      }
    }
    if (this.accept('print')) return this.print()
    const { run, silent } = this.expression()
    return () => {
      const value = run()
      if (silent || this.isQuiet) return
      this.last = value
      this.io.out(`${format(value, this.obase)}\n`)
    }
  }

  private print(): () => void {
    const parts: (() => void)[] = []
    do {
      const token = this.tokens[this.at] ?? ''
      if (token.startsWith('"')) {
        this.at += 1
        const text = token
          .slice(1, -1)
          .replace(/\\(.)/g, (_, char: string) => ({ n: '\n', t: '\t', '\\': '\\', q: '"' })[char] ?? char)
        parts.push(() => this.io.out(text))
      } else {
        const { run } = this.expression()
        parts.push(() => this.io.out(format(run(), this.obase)))
      }
    } while (this.accept(','))
    return () => {
      for (const part of parts) part()
    }
  }

  private loop(init: Run | undefined, test: Run | undefined, step: Run | undefined): () => void {
    this.blankLines()
    const body = this.statement()
    return () => {
      for (init?.(); test?.().units !== 0n; step?.()) {
        this.tick()
        try {
          body()
        } catch (error) {
          if (!(error instanceof Leave) || error.kind === 'return' || error.kind === 'quit') throw error
          if (error.kind === 'break') return
        }
      }
    }
  }

  private expression(): Expr {
    let left = this.conjunction()
    while (this.accept('||')) {
      const [a, b] = [left.run, this.conjunction().run]
      left = { run: () => truth([a(), b()].some(({ units }) => units !== 0n)) }
    }
    return left
  }

  private conjunction(): Expr {
    let left = this.negation()
    while (this.accept('&&')) {
      const [a, b] = [left.run, this.negation().run]
      left = { run: () => truth([a(), b()].every(({ units }) => units !== 0n)) }
    }
    return left
  }

  private negation(): Expr {
    if (!this.accept('!')) return this.relation()
    const { run } = this.negation()
    return { run: () => truth(run().units === 0n) }
  }

  private relation(): Expr {
    let left = this.assignment()
    for (
      let token = this.tokens[this.at] ?? '';
      /^(?:[<>]=?|[=!]=)$/.test(token);
      token = this.tokens[this.at] ?? ''
    ) {
      this.at += 1
      const [a, b] = [left.run, this.assignment().run]
      left = {
        run: () => {
          const order = compare(a(), b())
          return truth(
            {
              '<': order < 0,
              '<=': order <= 0,
              '==': order === 0,
              '!=': order !== 0,
              '>': order > 0,
              '>=': order >= 0,
            }[token as '<'],
          )
        },
      }
    }
    return left
  }

  private assignment(): Expr {
    const left = this.sum()
    const token = this.tokens[this.at] ?? ''
    if (!left.place || !/^[-+*/%^]?=$/.test(token)) return left
    this.at += 1
    const { run } = this.assignment()
    const { get, set } = left.place
    return {
      silent: true,
      run: () => {
        const value = run()
        set(token === '=' ? value : this.calculate(token[0]!, get(), value))
        return get()
      },
    }
  }

  private calculate(operator: string, a: Num, b: Num): Num {
    this.tick()
    if ((operator === '/' || operator === '%') && b.units === 0n)
      this.runtime(operator === '/' ? 'Divide by zero' : 'Modulo by zero')
    switch (operator) {
      case '+':
        return add(a, b)
      case '-':
        return add(a, b, -1n)
      case '*':
        return multiply(a, b, this.scale)
      case '/':
        return divide(a, b, this.scale)
      case '%':
        return remainder(a, b, this.scale)
      default: {
        const power = rescaled(b, 0).units
        const size = String(a.units).length * Math.abs(Number(power))
        if (size > MAX_DIGITS) this.runtime('exponent too large in raise')
        if (power < 0n && a.units === 0n) this.runtime('Divide by zero')
        return raise(a, power, this.scale)
      }
    }
  }

  private binary(operators: string, next: () => Expr): Expr {
    let left = next()
    for (
      let token = this.tokens[this.at] ?? '';
      token.length === 1 && operators.includes(token);
      token = this.tokens[this.at] ?? ''
    ) {
      this.at += 1
      const [a, b] = [left.run, next().run]
      left = { run: () => this.calculate(token, a(), b()) }
    }
    return left
  }

  private sum(): Expr {
    return this.binary('+-', () => this.product())
  }

  private product(): Expr {
    return this.binary('*/%', () => this.power())
  }

  private power(): Expr {
    const left = this.unary()
    if (!this.accept('^')) return left
    const [a, b] = [left.run, this.power().run]
    return { run: () => this.calculate('^', a(), b()) }
  }

  private unary(): Expr {
    if (this.accept('-')) {
      const { run } = this.unary()
      return { run: () => add(whole(0), run(), -1n) }
    }
    for (const [token, by] of [
      ['++', 1],
      ['--', -1],
    ] as const) {
      if (!this.accept(token)) continue
      const { place } = this.primary()
      if (!place) return this.syntax()
      return {
        run: () => {
          place.set(add(place.get(), whole(by)))
          return place.get()
        },
      }
    }
    const value = this.primary()
    const { place } = value
    for (const [token, by] of [
      ['++', 1],
      ['--', -1],
    ] as const) {
      if (!place || !this.accept(token)) continue
      return {
        run: () => {
          const before = place.get()
          place.set(add(before, whole(by)))
          return before
        },
      }
    }
    return value
  }

  private primary(): Expr {
    const token = this.tokens[this.at++]
    if (token === undefined) return this.syntax()
    if (token === '(') {
      const { run } = this.expression()
      this.expect(')')
      return { run }
    }
    if (/^[0-9A-F.]/.test(token)) return { run: () => parse(token, this.ibase) }
    if (!/^[a-z]/.test(token)) {
      this.at -= 1
      return this.syntax()
    }
    if (this.accept('(')) return this.call(token)
    if (this.accept('[')) {
      const { run } = this.expression()
      this.expect(']')
      const key = () => `${token}[${rescaled(run(), 0).units}`
      return this.placed({
        get: () => this.names.get(key()) ?? whole(0),
        set: (value) => void this.names.set(key(), value),
      })
    }
    return this.placed(this.variable(token))
  }

  private placed(place: NonNullable<Expr['place']>): Expr {
    return { run: () => place.get(), place }
  }

  private variable(name: string): NonNullable<Expr['place']> {
    if (name === 'last') {
      return {
        get: () => this.last,
        set: (value) => {
          this.last = value
        },
      }
    }
    const limits = { scale: [0, 1000], ibase: [2, 16], obase: [2, 1e9] }
    if (!Object.hasOwn(limits, name)) {
      return { get: () => this.names.get(name) ?? whole(0), set: (value) => void this.names.set(name, value) }
    }
    const key = name as 'scale'
    const [least = 0, most = 0] = limits[key]
    return {
      get: () => whole(this[key]),
      set: (value) => {
        this[key] = Math.min(most, Math.max(least, Number(rescaled(value, 0).units)))
      },
    }
  }

  private call(name: string): Expr {
    const args: Run[] = []
    if (!this.accept(')')) {
      do args.push(this.expression().run)
      while (this.accept(','))
      this.expect(')')
    }
    const only = args[0] ?? (() => whole(0))
    if (name === 'sqrt') {
      return {
        run: () => {
          const value = only()
          if (value.units < 0n) this.runtime('Square root of a negative number')
          return squareRoot(value, this.scale)
        },
      }
    }
    if (name === 'length') return { run: () => whole(String(only().units).replace('-', '').length) }
    if (name === 'scale') return { run: () => whole(only().scale) }
    return {
      run: () =>
        this.invoke(
          name,
          args.map((arg) => arg()),
        ),
    }
  }

  private invoke(name: string, values: Num[]): Num {
    const fn = this.functions.get(name)
    if (!fn) this.runtime(`Function ${name} not defined.`)
    if (values.length !== fn.params.length) this.runtime('Parameter number mismatch')
    this.tick()
    this.depth += 1
    if (this.depth > 500) this.runtime('too many calls within each other')
    const locals = [...fn.params, ...fn.autos]
    const before = locals.map((local) => this.names.get(local))
    for (const [at, local] of locals.entries()) this.names.set(local, values[at] ?? whole(0))
    try {
      fn.body()
      return whole(0)
    } catch (error) {
      if (error instanceof Leave && error.kind === 'return') return error.value
      throw error
    } finally {
      this.depth -= 1
      for (const [at, local] of locals.entries()) {
        const old = before[at]
        if (old === undefined) this.names.delete(local)
        else this.names.set(local, old)
      }
    }
  }

  /** `-l`: its functions, and twenty digits. */
  loadLibrary(): void {
    this.run(LIBRARY, true)
    this.scale = 20
  }
}

export const bc = slurpTool({
  options: 'hilqsvw',
  long: { mathlib: 'l', quiet: 'q', interactive: 'i', standard: 's', warn: 'w' },
  usage: '[options] [file ...]',
  version: 'bc 1.07.1',
  files: (args) => [...args.operands, '-'],
  run(args, io, files) {
    const machine = new Bc(io)
    if (args.has('l')) machine.loadLibrary()
    for (const { text } of files) if (!machine.run(text)) break
    return 0
  },
})
