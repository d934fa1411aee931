/** Reads bc's expressions into what calculates them. */
import type { BcMachine, BcPlace } from '@/lib/userland/tools/text/bc-machine'
import { add, compare, type Num, parse, rescaled, whole } from '@/lib/userland/tools/text/bc-number'
import type { BcTokens } from '@/lib/userland/tools/text/bc-tokens'

export type BcRun = () => Num
/** An expression; `silent`: an assignment, which is not printed. */
interface BcExpression {
  run: BcRun
  silent?: boolean
  /** Where it can be kept. */
  place?: BcPlace
}

const truth = (value: boolean) => whole(value ? 1 : 0)

export class BcExpressions {
  constructor(
    private readonly tokens: BcTokens,
    private readonly machine: BcMachine,
  ) {}

  parenthesized(): BcRun {
    this.tokens.expect('(')
    const { run } = this.expression()
    this.tokens.expect(')')
    return run
  }

  expression(): BcExpression {
    let left = this.conjunction()
    while (this.tokens.accept('||')) {
      const [a, b] = [left.run, this.conjunction().run]
      left = { run: () => truth([a(), b()].some(({ units }) => units !== 0n)) }
    }
    return left
  }

  private conjunction(): BcExpression {
    let left = this.negation()
    while (this.tokens.accept('&&')) {
      const [a, b] = [left.run, this.negation().run]
      left = { run: () => truth([a(), b()].every(({ units }) => units !== 0n)) }
    }
    return left
  }

  private negation(): BcExpression {
    if (!this.tokens.accept('!')) return this.relation()
    const { run } = this.negation()
    return { run: () => truth(run().units === 0n) }
  }

  private relation(): BcExpression {
    let left = this.assignment()
    for (
      let token = this.tokens.next ?? '';
      /^(?:[<>]=?|[=!]=)$/.test(token);
      token = this.tokens.next ?? ''
    ) {
      this.tokens.at += 1
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

  private assignment(): BcExpression {
    const left = this.sum()
    const token = this.tokens.next ?? ''
    if (!left.place || !/^[-+*/%^]?=$/.test(token)) return left
    this.tokens.at += 1
    const { run } = this.assignment()
    const { get, set } = left.place
    return {
      silent: true,
      run: () => {
        const value = run()
        set(token === '=' ? value : this.machine.calculate(token[0]!, get(), value))
        return get()
      },
    }
  }

  private binary(operators: string, next: () => BcExpression): BcExpression {
    let left = next()
    for (
      let token = this.tokens.next ?? '';
      token.length === 1 && operators.includes(token);
      token = this.tokens.next ?? ''
    ) {
      this.tokens.at += 1
      const [a, b] = [left.run, next().run]
      left = { run: () => this.machine.calculate(token, a(), b()) }
    }
    return left
  }

  private sum(): BcExpression {
    return this.binary('+-', () => this.product())
  }

  private product(): BcExpression {
    return this.binary('*/%', () => this.power())
  }

  private power(): BcExpression {
    const left = this.unary()
    if (!this.tokens.accept('^')) return left
    const [a, b] = [left.run, this.power().run]
    return { run: () => this.machine.calculate('^', a(), b()) }
  }

  private unary(): BcExpression {
    if (this.tokens.accept('-')) {
      const { run } = this.unary()
      return { run: () => add(whole(0), run(), -1n) }
    }
    for (const [token, by] of [
      ['++', 1],
      ['--', -1],
    ] as const) {
      if (!this.tokens.accept(token)) continue
      const { place } = this.primary()
      if (!place) return this.tokens.syntax()
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
      if (!place || !this.tokens.accept(token)) continue
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

  private primary(): BcExpression {
    const token = this.tokens.take()
    if (token === undefined) return this.tokens.syntax()
    if (token === '(') {
      const { run } = this.expression()
      this.tokens.expect(')')
      return { run }
    }
    if (/^[0-9A-F.]/.test(token)) return { run: () => parse(token, this.machine.ibase) }
    if (!/^[a-z]/.test(token)) {
      this.tokens.at -= 1
      return this.tokens.syntax()
    }
    if (this.tokens.accept('(')) return this.call(token)
    if (this.tokens.accept('[')) {
      const { run } = this.expression()
      this.tokens.expect(']')
      return this.placed(this.machine.element(() => `${token}[${rescaled(run(), 0).units}`))
    }
    return this.placed(this.machine.variable(token))
  }

  private placed(place: BcPlace): BcExpression {
    return { run: () => place.get(), place }
  }

  private call(name: string): BcExpression {
    const args: BcRun[] = []
    if (!this.tokens.accept(')')) {
      do args.push(this.expression().run)
      while (this.tokens.accept(','))
      this.tokens.expect(')')
    }
    const only = args[0] ?? (() => whole(0))
    if (name === 'sqrt') return { run: () => this.machine.squareRoot(only()) }
    if (name === 'length') return { run: () => whole(String(only().units).replace('-', '').length) }
    if (name === 'scale') return { run: () => whole(only().scale) }
    return {
      run: () =>
        this.machine.invoke(
          name,
          args.map((arg) => arg()),
        ),
    }
  }
}
