/** printf's conversions of numbers and text, for whatever formats: bash, awk, seq. */
import { LIMITS, LimitError } from '@/lib/userland/kernel/limits'

export interface Directive {
  flags: string
  width: number
  precision: number | undefined
  conversion: string
}

/** Pads to the width, left or right. */
export function pad(text: string, { flags, width }: Directive, zeros = false): string {
  const length = Array.from(text).length
  if (length >= width) return text
  if (width > LIMITS.text) throw new LimitError('text')
  if (flags.includes('-')) return text + ' '.repeat(width - length)
  if (!zeros) return ' '.repeat(width - length) + text
  const sign = /^[-+ ]|^0[xX]/.exec(text)?.[0] ?? ''
  return sign + '0'.repeat(width - length) + text.slice(sign.length)
}

export function integer(value: bigint, directive: Directive): string {
  const { flags, precision, conversion } = directive
  const unsigned = BigInt.asUintN(64, value)
  let digits: string
  if (conversion === 'd' || conversion === 'i') digits = String(value < 0n ? -value : value)
  else if (conversion === 'o') digits = unsigned.toString(8)
  else if (conversion === 'u') digits = unsigned.toString()
  else digits = unsigned.toString(16)
  if (conversion === 'X') digits = digits.toUpperCase()
  if (precision !== undefined) {
    if (precision > LIMITS.text) throw new LimitError('text')
    digits = precision === 0 && value === 0n ? '' : digits.padStart(precision, '0')
  }
  if (flags.includes('#') && value !== 0n) {
    if (conversion === 'o' && !digits.startsWith('0')) digits = `0${digits}`
    if (conversion === 'x' || conversion === 'X') digits = `0${conversion}${digits}`
  }
  const signed = conversion === 'd' || conversion === 'i'
  const sign = !signed ? '' : value < 0n ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : ''
  return pad(sign + digits, directive, flags.includes('0') && precision === undefined)
}

function exponent(value: number, digits: number): string {
  return value.toExponential(Math.min(digits, 100)).replace(/e([+-])(\d)$/, 'e$10$2')
}

function general(value: number, precision: number, keep: boolean): string {
  const digits = precision === 0 ? 1 : precision
  const power = value === 0 ? 0 : Number(value.toExponential(digits - 1).split('e')[1])
  const text =
    power < -4 || power >= digits
      ? exponent(value, digits - 1)
      : value.toFixed(Math.min(100, digits - 1 - power))
  return keep || !text.includes('.') ? text : text.replace(/\.?0+(?=e|$)/, '')
}

export function real(value: number, directive: Directive): string {
  const { flags, conversion } = directive
  const precision = directive.precision ?? 6
  const kind = conversion.toLowerCase()
  const size = Math.abs(value)
  let text: string
  if (!Number.isFinite(value)) text = Number.isNaN(value) ? 'nan' : 'inf'
  else if (kind === 'f') text = fixed(size, precision)
  else if (kind === 'e') text = exponent(size, precision)
  else text = general(size, precision, flags.includes('#'))
  if (conversion !== kind) text = text.toUpperCase()
  const sign =
    value < 0 || Object.is(value, -0) ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : ''
  return pad(sign + text, directive, flags.includes('0') && Number.isFinite(value))
}

function fixed(value: number, precision: number): string {
  if (precision > LIMITS.text) throw new LimitError('text')
  const text = value >= 1e21 ? `${BigInt(value)}` : value.toFixed(Math.min(precision, 100))
  return value >= 1e21 && precision > 0 ? `${text}.${'0'.repeat(precision)}` : text
}
