import { goType, goValue, quote } from '../../go-format'

const isNumber = (value: unknown): value is number => typeof value === 'number'

function hexOf(value: unknown, upper: boolean): string | undefined {
  if (isNumber(value)) return upper ? value.toString(16).toUpperCase() : value.toString(16)
  if (typeof value !== 'string') return undefined
  const hex = [...new TextEncoder().encode(value)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return upper ? hex.toUpperCase() : hex
}

/** What a verb makes of a value; undefined where it does not fit. */
function formatted(verb: string, value: unknown, precision: number | undefined): string | undefined {
  switch (verb) {
    case 'v':
      return goValue(value)
    case 'T':
      return goType(value)
    case 's':
      if (isNumber(value) || typeof value === 'boolean') return undefined
      if (value === null || value === undefined) return undefined
      return typeof value === 'string' ? value.slice(0, precision) : goValue(value)
    case 'q':
      return typeof value === 'string' ? quote(value) : undefined
    case 'd':
      return isNumber(value) && Number.isInteger(value) ? String(value) : undefined
    case 't':
      return typeof value === 'boolean' ? String(value) : undefined
    case 'f':
    case 'F':
      return isNumber(value) && !Number.isInteger(value) ? value.toFixed(precision ?? 6) : undefined
    case 'g':
      return isNumber(value) && !Number.isInteger(value) ? String(value) : undefined
    case 'x':
    case 'X':
      return hexOf(value, verb === 'X')
    case 'c':
      return isNumber(value) ? String.fromCodePoint(value) : undefined
    default:
      return undefined
  }
}

function padded(text: string, flags: string, width: number): string {
  if (flags.includes('-')) return text.padEnd(width)
  if (!flags.includes('0') || text.length >= width) return text.padStart(width)
  const sign = /^[+-]/.exec(text)?.[0] ?? ''
  return sign + text.slice(sign.length).padStart(width - sign.length, '0')
}

/** fmt.Sprintf over values that came out of JSON. */
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
      if (shown === undefined) {
        return value === null || value === undefined
          ? `%!${verb}(<nil>)`
          : `%!${verb}(${goType(value)}=${goValue(value)})`
      }
      const signed = flags.includes('+') && isNumber(value) && value >= 0 ? `+${shown}` : shown
      return padded(signed, flags, Number(width || 0))
    },
  )
  if (next >= args.length) return text
  const extra = args
    .slice(next)
    .map((value) => (value === undefined ? '<nil>' : `${goType(value)}=${goValue(value)}`))
  return `${text}%!(EXTRA ${extra.join(', ')})`
}

/** fmt.Sprint: a space between two operands of which neither is a string. */
export function sprint(values: readonly unknown[]): string {
  return values
    .map((value, index) => {
      const before = values[index - 1]
      const gap = index > 0 && typeof value !== 'string' && typeof before !== 'string'
      return `${gap ? ' ' : ''}${goValue(value)}`
    })
    .join('')
}
