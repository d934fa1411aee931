/** awk's values. A text from outside that looks like a number is one where numbers are compared. */

import { compareText } from '@/lib/userland/tools/shared/compare'
import { type Directive, integer, pad, real } from '@/lib/userland/tools/shared/conversions'

/** A number that came as text. */
export interface NumericText {
  text: string
  number: number
}

/** undefined: never given a value. */
export type Value = number | string | NumericText | undefined
export type AwkArray = Map<string, Value>
export type Cell = Value | AwkArray

const NUMBER = /^[ \t\n]*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)/
const WHOLE = /^[ \t\n]*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?[ \t\n]*$/
const SPECIAL = /^[ \t]*([-+](?:inf|nan))[ \t]*$/i

export function fromOutside(text: string): Value {
  if (WHOLE.test(text)) return { text, number: Number(text) }
  const special = SPECIAL.exec(text)?.[1]?.toLowerCase()
  if (special)
    return { text, number: special.endsWith('nan') ? Number.NaN : special[0] === '-' ? -Infinity : Infinity }
  return text
}

export function toNumber(value: Value): number {
  if (typeof value === 'number') return value
  if (value === undefined) return 0
  if (typeof value === 'object') return value.number
  return Number(NUMBER.exec(value)?.[1] ?? 0)
}

export function numberText(value: number, format: string): string {
  if (Number.isInteger(value)) {
    return Math.abs(value) < 1e16 ? String(value === 0 ? 0 : value) : String(BigInt(value))
  }
  if (Number.isNaN(value)) return Object.is(value, -Number.NaN) ? '-nan' : '-nan'
  if (!Number.isFinite(value)) return value < 0 ? '-inf' : '+inf'
  return format === '%.6g'
    ? real(value, { flags: '', width: 0, precision: 6, conversion: 'g' })
    : formatted(format, [value], '%.6g')
}

export function toText(value: Value, format: string): string {
  if (typeof value === 'string') return value
  if (value === undefined) return ''
  return typeof value === 'object' ? value.text : numberText(value, format)
}

export function isTrue(value: Value): boolean {
  if (typeof value === 'number') return value !== 0
  if (typeof value === 'object') return value.number !== 0
  return value !== undefined && value !== ''
}

export function compareValues(a: Value, b: Value, format: string): number {
  if (typeof a !== 'string' && typeof b !== 'string') {
    const left = toNumber(a)
    const right = toNumber(b)
    return left < right ? -1 : left > right ? 1 : left === right ? 0 : Number.NaN
  }
  return compareText(toText(a, format), toText(b, format))
}

const DIRECTIVE = /%([-+ 0#']*)(\*|\d+)?(?:\.(\*|-?\d*))?[hlLqjzt]*([a-zA-Z%])/g

/** sprintf. */
export function formatted(format: string, args: readonly Value[], convfmt: string): string {
  let at = 0
  const next = () => args[at++]
  return format.replace(
    DIRECTIVE,
    (whole, flags: string, width: string | undefined, precision: string | undefined, conversion: string) => {
      if (conversion === '%') return '%'
      const directive: Directive = { flags, width: 0, precision: undefined, conversion }
      directive.width = width === '*' ? Math.trunc(toNumber(next())) : Number(width ?? 0)
      if (directive.width < 0) Object.assign(directive, { flags: `${flags}-`, width: -directive.width })
      if (precision !== undefined) {
        const given = precision === '*' ? Math.trunc(toNumber(next())) : Number(precision || 0)
        directive.precision = given < 0 ? undefined : given
      }
      if (!'diouxXeEfFgGaAcs'.includes(conversion)) return whole
      const value = next()
      if (conversion === 's') {
        const text = toText(value, convfmt)
        return pad(
          directive.precision === undefined ? text : [...text].slice(0, directive.precision).join(''),
          directive,
        )
      }
      if (conversion === 'c') {
        const isNumber = typeof value === 'number' || typeof value === 'object'
        const char = isNumber
          ? String.fromCodePoint(Math.max(0, Math.trunc(toNumber(value))) % 0x110000)
          : ([...toText(value, convfmt)][0] ?? '')
        return pad(char, directive)
      }
      const number = toNumber(value)
      if (!'diouxX'.includes(conversion) || !Number.isFinite(number)) return real(number, directive)
      return integer(BigInt(Math.trunc(number)), directive)
    },
  )
}
