/** Numbers. Mirrors: sprig's integers (64 bits, wrapping) and floats (decimal, exact to fifteen digits). */
import { text, toFloat, toInt } from '@/lib/helm/functions/convert'
import { def, type Functions } from '@/lib/helm/functions/define'
import { FunctionError } from '@/lib/kubectl/printers/go-template/functions'

/** What loops may count. */
const MAX_COUNT = 100_000

const wrapped = (value: bigint) => BigInt.asIntN(64, value)

function divided(a: unknown, b: unknown, run: (a: bigint, b: bigint) => bigint): bigint {
  if (toInt(b) === 0n) throw new FunctionError('runtime error: integer divide by zero')
  return run(toInt(a), toInt(b))
}

function steps(start: bigint, stop: bigint, step: bigint): bigint[] {
  const out: bigint[] = []
  if (stop < start ? step >= 0n : step <= 0n) return out
  for (let at = start; stop < start ? at > stop : at < stop; at += step) {
    if (out.length >= MAX_COUNT) throw new FunctionError(`too many numbers: more than ${MAX_COUNT}`)
    out.push(at)
  }
  return out
}

function seq(...given: bigint[]): string {
  const sign = (from: bigint, to: bigint) => (to < from ? -1n : 1n)
  const [first = 0n, second = 0n, third = 0n] = given
  const counted = (from: bigint, to: bigint, step: bigint) => steps(from, to + sign(from, to), step).join(' ')
  if (given.length === 1) return counted(1n, first, sign(1n, first))
  if (given.length === 2) return counted(first, second, sign(first, second))
  if (given.length !== 3 || (third < first && second > 0n)) return ''
  return counted(first, third, second)
}

/** A sum of decimals without the dust of binary ones. */
const decimal = (value: number) => Number(value.toPrecision(15))

const folded =
  (run: (a: number, b: number) => number) =>
  (first: unknown, ...others: unknown[]) =>
    others.reduce<number>((sum, one) => decimal(run(sum, toFloat(one))), toFloat(first))

function rounded(value: unknown, places: bigint, from = 0.5): number {
  const power = 10 ** Number(places)
  const digit = decimal(power * toFloat(value))
  const part = decimal(digit - Math.trunc(digit))
  return (part >= from ? Math.ceil(digit) : Math.floor(digit)) / power
}

const extreme =
  (isBetter: (a: bigint, b: bigint) => boolean) =>
  (first: unknown, ...others: unknown[]) =>
    others.reduce<bigint>((best, one) => (isBetter(toInt(one), best) ? toInt(one) : best), toInt(first))

const biggest = def(
  'any any...',
  extreme((a, b) => a > b),
)

export const NUMBERS: Functions = {
  int: def('any', toInt),
  int64: def('any', toInt),
  float64: def('any', toFloat),
  toDecimal: def('any', (value: unknown) => (/^[0-7]+$/.test(text(value)) ? BigInt(`0o${text(value)}`) : 0n)),
  add1: def('any', (value: unknown) => wrapped(toInt(value) + 1n)),
  add: def('any...', (...values: unknown[]) =>
    wrapped(values.reduce<bigint>((sum, one) => sum + toInt(one), 0n)),
  ),
  sub: def('any any', (a: unknown, b: unknown) => wrapped(toInt(a) - toInt(b))),
  mul: def('any any...', (...values: unknown[]) =>
    wrapped(values.reduce<bigint>((product, one) => product * toInt(one), 1n)),
  ),
  div: def('any any', (a: unknown, b: unknown) => divided(a, b, (x, y) => x / y)),
  mod: def('any any', (a: unknown, b: unknown) => divided(a, b, (x, y) => x % y)),
  add1f: def('any', (value: unknown) => decimal(toFloat(value) + 1)),
  addf: def('any...', (...values: unknown[]) => folded((a, b) => a + b)(0, ...values)),
  subf: def(
    'any any...',
    folded((a, b) => a - b),
  ),
  mulf: def(
    'any any...',
    folded((a, b) => a * b),
  ),
  divf: def(
    'any any...',
    folded((a, b) => a / b),
  ),
  max: biggest,
  biggest,
  min: def(
    'any any...',
    extreme((a, b) => a < b),
  ),
  maxf: def('any any...', (...values: unknown[]) => Math.max(...values.map(toFloat))),
  minf: def('any any...', (...values: unknown[]) => Math.min(...values.map(toFloat))),
  floor: def('any', (value: unknown) => Math.floor(toFloat(value))),
  ceil: def('any', (value: unknown) => Math.ceil(toFloat(value))),
  round: def('any int float...', rounded),
  until: def('int', (count: bigint) => steps(0n, count, count < 0n ? -1n : 1n)),
  untilStep: def('int int int', steps),
  seq: def('int...', seq),
}
