/** Reads bc's statements and functions into what runs them. */
import type { Io } from '@/lib/userland/tools/io'
import { BcExpressions, type BcRun } from '@/lib/userland/tools/text/bc-expressions'
import { BcLeave } from '@/lib/userland/tools/text/bc-leave'
import type { BcMachine } from '@/lib/userland/tools/text/bc-machine'
import { format } from '@/lib/userland/tools/text/bc-number'
import type { BcTokens } from '@/lib/userland/tools/text/bc-tokens'

export class BcStatements {
  /** Values are not printed. */
  isQuiet = false
  private readonly expressions: BcExpressions

  constructor(
    private readonly tokens: BcTokens,
    private readonly machine: BcMachine,
    private readonly io: Io,
  ) {
    this.expressions = new BcExpressions(tokens, machine)
  }

  define(): void {
    this.tokens.accept('void')
    const name = this.tokens.take() ?? ''
    this.tokens.expect('(')
    const params = this.nameList(')')
    this.tokens.blankLines()
    this.tokens.expect('{')
    this.tokens.blankLines()
    const autos = this.tokens.accept('auto') ? this.nameList(undefined) : []
    this.machine.functions.set(name, { params, autos, body: this.block() })
  }

  private nameList(end: string | undefined): string[] {
    const out: string[] = []
    if (end !== undefined && this.tokens.accept(end)) return out
    do {
      const name = this.tokens.take() ?? this.tokens.syntax()
      out.push(this.tokens.accept('[') ? `${name}[` : name)
      if (out.at(-1)?.endsWith('[')) this.tokens.expect(']')
    } while (this.tokens.accept(','))
    if (end !== undefined) this.tokens.expect(end)
    return out
  }

  private block(): () => void {
    const body: (() => void)[] = []
    for (;;) {
      if (this.tokens.accept('}')) break
      if (this.tokens.accept(';') || this.tokens.accept('\n')) continue
      if (this.tokens.atEnd) this.tokens.syntax()
      body.push(this.statement())
    }
    return () => {
      for (const item of body) item()
    }
  }

  statement(): () => void {
    this.machine.depth += 1
    if (this.machine.depth > 200) this.tokens.syntax()
    try {
      return this.statementInside()
    } finally {
      this.machine.depth -= 1
    }
  }

  private statementInside(): () => void {
    const token = this.tokens.next ?? ''
    if (this.tokens.accept('{')) return this.block()
    if (token.startsWith('"')) {
      this.tokens.at += 1
      return () => this.io.out(token.slice(1, -1))
    }
    if (this.tokens.accept('if')) {
      const test = this.expressions.parenthesized()
      this.tokens.blankLines()
      const then = this.statement()
      const back = this.tokens.at
      this.tokens.blankLines()
      let otherwise: (() => void) | undefined
      if (this.tokens.accept('else')) {
        this.tokens.blankLines()
        otherwise = this.statement()
      } else this.tokens.at = back
      return () => (test().units !== 0n ? then() : otherwise?.())
    }
    if (this.tokens.accept('while')) return this.loop(undefined, this.expressions.parenthesized(), undefined)
    if (this.tokens.accept('for')) {
      this.tokens.expect('(')
      const part = (end: string) => {
        const run = this.tokens.is(end) ? undefined : this.expressions.expression().run
        this.tokens.expect(end)
        return run
      }
      const init = part(';')
      const test = part(';')
      return this.loop(init, test, part(')'))
    }
    if (token === 'break' || token === 'continue' || token === 'quit' || token === 'halt') {
      this.tokens.at += 1
      const kind = token === 'halt' ? 'quit' : token
      if (token === 'quit') throw new BcLeave('quit')
      return () => {
        throw new BcLeave(kind)
      }
    }
    if (this.tokens.accept('return')) {
      const value = /^[\n;}]?$/.test(this.tokens.next ?? '') ? undefined : this.expressions.expression().run
      return () => {
        throw new BcLeave('return', value?.())
      }
    }
    if (this.tokens.accept('print')) return this.print()
    const { run, silent } = this.expressions.expression()
    return () => {
      const value = run()
      if (silent || this.isQuiet) return
      this.machine.last = value
      this.io.out(`${format(value, this.machine.obase)}\n`)
    }
  }

  private print(): () => void {
    const parts: (() => void)[] = []
    do {
      const token = this.tokens.next ?? ''
      if (token.startsWith('"')) {
        this.tokens.at += 1
        const text = token
          .slice(1, -1)
          .replace(/\\(.)/g, (_, char: string) => ({ n: '\n', t: '\t', '\\': '\\', q: '"' })[char] ?? char)
        parts.push(() => this.io.out(text))
      } else {
        const { run } = this.expressions.expression()
        parts.push(() => this.io.out(format(run(), this.machine.obase)))
      }
    } while (this.tokens.accept(','))
    return () => {
      for (const part of parts) part()
    }
  }

  private loop(init: BcRun | undefined, test: BcRun | undefined, step: BcRun | undefined): () => void {
    this.tokens.blankLines()
    const body = this.statement()
    return () => {
      for (init?.(); test?.().units !== 0n; step?.()) {
        this.machine.tick()
        try {
          body()
        } catch (error) {
          if (!(error instanceof BcLeave) || error.kind === 'return' || error.kind === 'quit') throw error
          if (error.kind === 'break') return
        }
      }
    }
  }
}
