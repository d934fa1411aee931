/** The values of PHP, and how one becomes another. Differs: a float without a fraction is an integer. */

export type Key = number | string
export type Value = null | boolean | number | string | PhpArray | PhpObject | PhpFunction

export class PhpArray {
  readonly items = new Map<Key, Value>()
  private next = 0

  static of(values: Iterable<Value>): PhpArray {
    const made = new PhpArray()
    for (const value of values) made.push(value)
    return made
  }

  static from(entries: Iterable<readonly [Key, Value]>): PhpArray {
    const made = new PhpArray()
    for (const [key, value] of entries) made.set(key, value)
    return made
  }

  set(key: Key, value: Value): void {
    this.items.set(key, value)
    if (typeof key === 'number' && key >= this.next) this.next = key + 1
  }

  push(value: Value): void {
    this.set(this.next, value)
  }

  get isList(): boolean {
    let at = 0
    for (const key of this.items.keys()) if (key !== at++) return false
    return true
  }
}

export class PhpObject {
  constructor(
    readonly name: string,
    readonly props: Map<string, Value>,
  ) {}
}

export class PhpFunction {
  constructor(
    readonly name: string,
    readonly call: (args: Value[]) => Value,
  ) {}
}

/** Arrays are values: who gets one has its own. @param spend is called for each of its values */
export function copied(value: Value, spend: () => void): Value {
  if (!(value instanceof PhpArray)) return value
  const made = new PhpArray()
  for (const [key, one] of value.items) {
    spend()
    made.set(key, copied(one, spend))
  }
  return made
}

export const keyOf = (value: Value): Key => {
  if (typeof value === 'number') return Math.trunc(value)
  if (typeof value === 'boolean') return Number(value)
  const text = value === null ? '' : textOf(value)
  return /^(0|-?[1-9]\d{0,14})$/.test(text) ? Number(text) : text
}

/** `0.3`, `1.0E+25`: so many digits as `precision` says. */
export function numberText(value: number, digits = 14): string {
  if (Number.isNaN(value)) return 'NAN'
  if (!Number.isFinite(value)) return value > 0 ? 'INF' : '-INF'
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value)
  const [mantissa = '', exponent] = String(Number(value.toPrecision(digits))).split('e')
  if (exponent === undefined && Math.abs(value) < 1e15) return mantissa
  if (exponent === undefined) {
    const [head = '', power = ''] = value.toExponential(digits - 1).split('e')
    return `${withPoint(head.replace(/\.?0+$/, ''))}E${power}`
  }
  return `${withPoint(mantissa)}E${exponent}`
}

const withPoint = (digits: string) => (digits.includes('.') ? digits : `${digits}.0`)

export function textOf(value: Value): string {
  if (value === null || value === false) return ''
  if (value === true) return '1'
  if (typeof value === 'number') return numberText(value)
  if (typeof value === 'string') return value
  return value instanceof PhpArray
    ? 'Array'
    : value instanceof PhpObject
      ? textOf(value.props.get('message') ?? '')
      : ''
}

const NUMERIC = /^\s*[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?/

export const isNumeric = (value: Value): boolean =>
  typeof value === 'number' || (typeof value === 'string' && new RegExp(`${NUMERIC.source}\\s*$`).test(value))

/** undefined: it begins with no number. */
export function numberOf(value: Value): number | undefined {
  if (value === null) return 0
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return Number(value)
  if (typeof value !== 'string') return undefined
  const found = NUMERIC.exec(value)?.[0]
  return found === undefined ? undefined : Number(found)
}

export const integerOf = (value: Value): number =>
  value instanceof PhpArray ? Number(value.items.size > 0) : Math.trunc(numberOf(value) ?? 0) || 0

export const isTrue = (value: Value): boolean =>
  value instanceof PhpArray ? value.items.size > 0 : value !== '0' && Boolean(value)

export function typeOf(value: Value): string {
  if (value === null) return 'null'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float'
  if (typeof value === 'string') return 'string'
  return value instanceof PhpArray ? 'array' : value instanceof PhpObject ? value.name : 'Closure'
}

export function isSame(left: Value, right: Value): boolean {
  if (!(left instanceof PhpArray && right instanceof PhpArray)) return left === right
  const [one, other] = [[...left.items], [...right.items]]
  return (
    one.length === other.length &&
    one.every(([key, value], at) => other[at]?.[0] === key && isSame(value, other[at]?.[1] ?? null))
  )
}

/** Less than 0, 0, more than 0. */
export function compare(left: Value, right: Value): number {
  if (left instanceof PhpArray && right instanceof PhpArray) {
    const size = left.items.size - right.items.size
    if (size !== 0) return size
    for (const [key, value] of left.items) {
      if (!right.items.has(key)) return 1
      const order = compare(value, right.items.get(key) ?? null)
      if (order !== 0) return order
    }
    return 0
  }
  if (left === null && typeof right === 'string') return right === '' ? 0 : -1
  if (right === null && typeof left === 'string') return left === '' ? 0 : 1
  if ([left, right].some((one) => one === null || typeof one === 'boolean'))
    return Number(isTrue(left)) - Number(isTrue(right))
  if (isNumeric(left) && isNumeric(right)) return (numberOf(left) ?? 0) - (numberOf(right) ?? 0)
  const [one, other] = [textOf(left), textOf(right)]
  return one < other ? -1 : Number(one > other)
}
