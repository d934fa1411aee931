import { isMap, quote } from '../../go-format'
import { isNothing, show, showFloat, typeName } from './values'

const isNumber = (value: unknown): value is number | bigint =>
  typeof value === 'number' || typeof value === 'bigint'

function hexOf(value: unknown, upper: boolean): string | undefined {
  if (isNumber(value)) return upper ? value.toString(16).toUpperCase() : value.toString(16)
  if (typeof value !== 'string') return undefined
  const hex = [...new TextEncoder().encode(value)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return upper ? hex.toUpperCase() : hex
}

/** `1.5e+06` with two digits of exponent, as Go writes it. */
const scientific = (value: number, precision = 6) =>
  value.toExponential(precision).replace(/e([+-])(\d)$/, 'e$10$2')

/** What a verb makes of a value that is no list and no map; undefined where it does not fit. */
function scalar(verb: string, value: unknown, precision: number | undefined): string | undefined {
  switch (verb) {
    case 's':
      return typeof value === 'string' ? [...value].slice(0, precision).join('') : undefined
    case 'q':
      return typeof value === 'string' ? quote(value) : undefined
    case 'd':
      return typeof value === 'bigint' ? String(value) : undefined
    case 'b':
    case 'o':
      return typeof value === 'bigint' ? value.toString(verb === 'b' ? 2 : 8) : undefined
    case 't':
      return typeof value === 'boolean' ? String(value) : undefined
    case 'f':
    case 'F':
      return typeof value === 'number' ? value.toFixed(precision ?? 6) : undefined
    case 'e':
      return typeof value === 'number' ? scientific(value, precision) : undefined
    case 'g':
      return typeof value === 'number' ? showFloat(value) : undefined
    case 'x':
    case 'X':
      return typeof value === 'number' ? undefined : hexOf(value, verb === 'X')
    case 'c':
      return typeof value === 'bigint' ? String.fromCodePoint(Number(value)) : undefined
    default:
      return undefined
  }
}

const unfit = (verb: string, value: unknown) =>
  isNothing(value) ? `%!${verb}(<nil>)` : `%!${verb}(${typeName(value)}=${show(value)})`

/** A value as a verb writes it: lists and maps member by member. */
function formatted(verb: string, value: unknown, precision: number | undefined): string {
  if (verb === 'v') return show(value)
  if (verb === 'T') return typeName(value)
  if (Array.isArray(value)) return `[${value.map((one) => formatted(verb, one, precision)).join(' ')}]`
  if (isMap(value)) {
    if (!show(value).startsWith('map[')) return formatted(verb, show(value), precision)
    const keys = Object.keys(value).sort()
    const pairs = keys.map(
      (key) => `${formatted(verb, key, precision)}:${formatted(verb, value[key], precision)}`,
    )
    return `map[${pairs.join(' ')}]`
  }
  return scalar(verb, value, precision) ?? unfit(verb, value)
}

function padded(text: string, flags: string, width: number): string {
  if (flags.includes('-')) return text.padEnd(width)
  if (!flags.includes('0') || text.length >= width) return text.padStart(width)
  const sign = /^[+-]/.exec(text)?.[0] ?? ''
  return sign + text.slice(sign.length).padStart(width - sign.length, '0')
}

/** fmt.Sprintf over a template's values. */
export function sprintf(format: string, args: readonly unknown[]): string {
  let next = 0
  const text = format.replace(
    /%([-+# 0]*)(\d*)(?:\.(\d*))?(.)?/gsu,
    (_, flags: string, width: string, precision: string | undefined, verb: string | undefined) => {
      if (verb === undefined) return '%!(NOVERB)'
      if (verb === '%') return '%'
      if (next >= args.length) return `%!${verb}(MISSING)`
      const value = args[next++]
      const shown = formatted(verb, value, precision === undefined ? undefined : Number(precision || 0))
      const signed = flags.includes('+') && isNumber(value) && value >= 0 ? `+${shown}` : shown
      return padded(signed, flags, Number(width || 0))
    },
  )
  if (next >= args.length) return text
  const extra = args
    .slice(next)
    .map((value) => (value === undefined ? '<nil>' : `${typeName(value)}=${show(value)}`))
  return `${text}%!(EXTRA ${extra.join(', ')})`
}

/** fmt.Sprint: a space between two operands of which neither is a string. */
export function sprint(values: readonly unknown[]): string {
  return values
    .map((value, index) => {
      const before = values[index - 1]
      const gap = index > 0 && typeof value !== 'string' && typeof before !== 'string'
      return `${gap ? ' ' : ''}${show(value)}`
    })
    .join('')
}
