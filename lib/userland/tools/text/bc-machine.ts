/** What a bc program works on: variables, arrays, functions, bases and scale, and its limits. */
import { BcError } from '@/lib/userland/tools/text/bc-error'
import { BcLeave } from '@/lib/userland/tools/text/bc-leave'
import {
  add,
  divide,
  multiply,
  type Num,
  raise,
  remainder,
  rescaled,
  squareRoot,
  whole,
} from '@/lib/userland/tools/text/bc-number'
import type { BcTokens } from '@/lib/userland/tools/text/bc-tokens'

const MAX_STEPS = 2_000_000
const MAX_DIGITS = 100_000

/** Where a value can be kept. */
export interface BcPlace {
  get(): Num
  set(value: Num): void
}

interface BcFunction {
  params: string[]
  autos: string[]
  body: () => void
}

export class BcMachine {
  readonly functions = new Map<string, BcFunction>()
  scale = 0
  ibase = 10
  obase = 10
  /** The number printed last. */
  last = whole(0)
  /** Of statements within each other while they are read, of calls while they run. */
  depth = 0
  private readonly names = new Map<string, Num>()
  private steps = 0

  constructor(private readonly tokens: BcTokens) {}

  runtime(message: string): never {
    throw new BcError(`Runtime error (func=(main), adr=${this.tokens.at}): ${message}`)
  }

  tick(): void {
    this.steps += 1
    if (this.steps > MAX_STEPS) throw new BcError('Runtime error: too many steps')
  }

  calculate(operator: string, a: Num, b: Num): Num {
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

  variable(name: string): BcPlace {
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

  /** Of an array; its key is known when it runs. */
  element(key: () => string): BcPlace {
    return {
      get: () => this.names.get(key()) ?? whole(0),
      set: (value) => void this.names.set(key(), value),
    }
  }

  squareRoot(value: Num): Num {
    if (value.units < 0n) this.runtime('Square root of a negative number')
    return squareRoot(value, this.scale)
  }

  invoke(name: string, values: Num[]): Num {
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
      if (error instanceof BcLeave && error.kind === 'return') return error.value
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
}
