/** What PHP's operators make of two values. */
import type { Runtime } from '@/lib/cluster/kubelet/images/php/language/runtime'
import {
  compare,
  integerOf,
  isSame,
  isTrue,
  numberOf,
  PhpArray,
  textOf,
  typeOf,
  type Value,
} from '@/lib/cluster/kubelet/images/php/language/values'

/** A whole power, by multiplying. */
function power(base: number, exponent: number): number {
  if (exponent === 0.5) return Math.sqrt(base)
  let result = 1
  for (let at = 0; at < Math.min(Math.abs(Math.trunc(exponent)), 2000); at++) result *= base
  return exponent < 0 ? 1 / result : result
}

function numbers(runtime: Runtime, op: string, left: Value, right: Value): [number, number] {
  const [one, other] = [numberOf(left), numberOf(right)]
  if (one === undefined || other === undefined)
    runtime.fail('TypeError', `Unsupported operand types: ${typeOf(left)} ${op} ${typeOf(right)}`)
  for (const value of [left, right])
    if (typeof value === 'string' && !/^\s*[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?\s*$/.test(value))
      runtime.warn('A non-numeric value encountered')
  return [one ?? 0, other ?? 0]
}

/** @throws Thrown */
export function arithmetic(runtime: Runtime, op: string, left: Value, right: Value): Value {
  switch (op) {
    case '.':
      return textOf(left) + textOf(right)
    case '==':
      return compare(left, right) === 0
    case '!=':
    case '<>':
      return compare(left, right) !== 0
    case '===':
      return isSame(left, right)
    case '!==':
      return !isSame(left, right)
    case '<':
      return compare(left, right) < 0
    case '<=':
      return compare(left, right) <= 0
    case '>':
      return compare(left, right) > 0
    case '>=':
      return compare(left, right) >= 0
    case '<=>':
      return Math.sign(compare(left, right))
    case 'xor':
      return isTrue(left) !== isTrue(right)
    case '|':
      return integerOf(left) | integerOf(right)
    case '&':
      return integerOf(left) & integerOf(right)
    case '^':
      return integerOf(left) ^ integerOf(right)
    case '<<':
      return integerOf(left) * power(2, integerOf(right))
    case '>>':
      return Math.floor(integerOf(left) / power(2, integerOf(right)))
  }
  if (op === '+' && left instanceof PhpArray && right instanceof PhpArray)
    return PhpArray.from([...left.items, ...[...right.items].filter(([key]) => !left.items.has(key))])
  const [one, other] = numbers(runtime, op, left, right)
  if (op === '+') return one + other
  if (op === '-') return one - other
  if (op === '*') return one * other || 0
  if (op === '**') return power(one, other)
  if (op === '/') return other === 0 ? runtime.fail('DivisionByZeroError', 'Division by zero') : one / other
  const [whole, by] = [Math.trunc(one), Math.trunc(other)]
  return by === 0 ? runtime.fail('DivisionByZeroError', 'Modulo by zero') : whole % by || 0
}

/** What an operator before a value makes of it. @throws Thrown */
export function converted(runtime: Runtime, op: string, value: Value): Value {
  switch (op) {
    case '!':
      return !isTrue(value)
    case '-':
      return arithmetic(runtime, '*', value, -1)
    case '+':
      return arithmetic(runtime, '*', value, 1)
    case '~':
      return ~integerOf(value)
    case '(int)':
    case '(integer)':
      return integerOf(value)
    case '(float)':
    case '(double)':
      return numberOf(value) ?? 0
    case '(string)':
      return textOf(value)
    case '(bool)':
    case '(boolean)':
      return isTrue(value)
    case '(array)':
      return value instanceof PhpArray ? value : value === null ? new PhpArray() : PhpArray.of([value])
    default:
      return value
  }
}
