/**
 * Go's values inside a template. A bigint is an integer, a number a float64: what YAML and JSON bring is float64
 * where Helm reads it, and int64 where kubectl does (see `integers`).
 * Differs: int and int64 are one kind.
 */
import { isMap, sortedKeys } from '../../go-format'

/** What JSON's null and a missing key are inside a template. */
export const isNothing = (value: unknown): value is null | undefined => value === null || value === undefined

/** A float64 as `%v` and `%g` write it: the shortest digits, with an exponent below -4 and from 6 on. */
export function showFloat(value: number): string {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf'
  const [digits = '0', exponent = '0'] = value.toExponential().split('e')
  const power = Number(exponent)
  if (power >= -4 && power < 6) return String(value)
  return `${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`
}

/** `%v`: `map[a:1 b:[x y]]`. */
export function show(value: unknown): string {
  if (isNothing(value)) return '<nil>'
  if (typeof value === 'number') return showFloat(value)
  const words = stringerOf(value)
  if (words !== undefined) return words
  if (Array.isArray(value)) return `[${value.map(show).join(' ')}]`
  if (isMap(value))
    return `map[${sortedKeys(value)
      .map((key) => `${key}:${show(value[key])}`)
      .join(' ')}]`
  return String(value)
}

/** Its Go type. */
export function typeName(value: unknown): string {
  if (isNothing(value)) return '<nil>'
  if (typeof value === 'bigint') return 'int64'
  if (typeof value === 'number') return 'float64'
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'bool'
  if (value instanceof Date) return 'time.Time'
  return isMap(value) ? 'map[string]interface {}' : '[]interface {}'
}

/** Values of JSON with their integers as int64: what kubectl gives its templates. */
export function integers(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : value
  if (Array.isArray(value)) return value.map(integers)
  if (!isMap(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, integers(one)]))
}

const METHODS = Symbol('methods')

/** What a value's methods are called with: the arguments behind their name. */
export interface Method {
  least: number
  variadic: boolean
  run(args: unknown[]): unknown
}

export type Methods = Readonly<Record<string, Method>>

/** Gives a value methods, which templates call as `.value.Method arg`; `String` is how it is printed. */
export function withMethods<T extends object>(value: T, methods: Methods): T {
  Object.defineProperty(value, METHODS, { value: methods })
  return value
}

export const methodOf = (value: unknown, name: string): Method | undefined =>
  typeof value === 'object' && value !== null
    ? (value as { [METHODS]?: Methods })[METHODS]?.[name]
    : undefined

const stringerOf = (value: unknown): string | undefined => {
  const method = methodOf(value, 'String')
  return method && String(method.run([]))
}

/** Go's truth: what is empty or zero is false. */
export function truth(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0
  if (isMap(value)) return Object.keys(value).length > 0
  return Boolean(value)
}
