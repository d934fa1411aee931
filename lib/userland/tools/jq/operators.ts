import {
  compare,
  described,
  equal,
  JqError,
  type Json,
  type JsonObject,
  numberOf,
} from '@/lib/userland/tools/jq/value'

const MAX_STRING = 16 * 1024 * 1024

const failed = (a: Json, b: Json, what: string): never => {
  throw new JqError(`${described(a)} and ${described(b)} cannot be ${what}`)
}

function add(a: Json, b: Json): Json {
  if (a === null) return b
  if (b === null) return a
  const left = numberOf(a)
  const right = numberOf(b)
  if (left !== undefined && right !== undefined) return left + right
  if (typeof a === 'string' && typeof b === 'string') {
    if (a.length + b.length > MAX_STRING) throw new JqError('String too long')
    return a + b
  }
  if (Array.isArray(a) && Array.isArray(b)) return [...a, ...b]
  if (a instanceof Map && b instanceof Map) return new Map([...a, ...b])
  return failed(a, b, 'added')
}

function subtract(a: Json, b: Json): Json {
  const left = numberOf(a)
  const right = numberOf(b)
  if (left !== undefined && right !== undefined) return left - right
  if (Array.isArray(a) && Array.isArray(b)) return a.filter((item) => !b.some((other) => equal(item, other)))
  return failed(a, b, 'subtracted')
}

function deepMerge(a: JsonObject, b: JsonObject): JsonObject {
  const out = new Map(a)
  for (const [key, value] of b) {
    const old = out.get(key)
    out.set(key, old instanceof Map && value instanceof Map ? deepMerge(old, value) : value)
  }
  return out
}

function multiply(a: Json, b: Json): Json {
  const left = numberOf(a)
  const right = numberOf(b)
  if (left !== undefined && right !== undefined) return left * right
  const text = typeof a === 'string' ? a : typeof b === 'string' ? b : undefined
  const times = left ?? right
  if (text !== undefined && times !== undefined) {
    if (!(times > 0)) return null
    const count = times < 1 ? 1 : Math.floor(times)
    if (text.length * count > MAX_STRING) throw new JqError('Repeat string result too long')
    return text.repeat(count)
  }
  if (a instanceof Map && b instanceof Map) return deepMerge(a, b)
  return failed(a, b, 'multiplied')
}

export function split(text: string, separator: string): string[] {
  if (text === '') return []
  return separator === '' ? [...text] : text.split(separator)
}

function divide(a: Json, b: Json): Json {
  const left = numberOf(a)
  const right = numberOf(b)
  if (left !== undefined && right !== undefined) {
    if (right === 0) return failed(a, b, 'divided because the divisor is zero')
    return left / right
  }
  if (typeof a === 'string' && typeof b === 'string') return split(a, b)
  return failed(a, b, 'divided')
}

function remainder(a: Json, b: Json): Json {
  const left = numberOf(a)
  const right = numberOf(b)
  if (left === undefined || right === undefined) return failed(a, b, 'divided (remainder)')
  if (Number.isNaN(left) || Number.isNaN(right)) return Number.NaN
  const divisor = Math.abs(Math.trunc(right))
  if (divisor === 0) return failed(a, b, 'divided (remainder) because the divisor is zero')
  if (!Number.isFinite(divisor)) return Math.trunc(left)
  const whole = Number.isFinite(left) ? Math.trunc(left) : Math.sign(left) * Number.MAX_SAFE_INTEGER
  return (whole % divisor) + 0
}

export function binary(operator: string, a: Json, b: Json): Json {
  switch (operator) {
    case '+':
      return add(a, b)
    case '-':
      return subtract(a, b)
    case '*':
      return multiply(a, b)
    case '/':
      return divide(a, b)
    case '%':
      return remainder(a, b)
    case '==':
      return equal(a, b)
    case '!=':
      return !equal(a, b)
    case '<':
      return compare(a, b) < 0
    case '<=':
      return compare(a, b) <= 0
    case '>':
      return compare(a, b) > 0
    default:
      return compare(a, b) >= 0
  }
}
