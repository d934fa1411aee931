/** Values as other types. Mirrors: sprig's strval and what it takes of github.com/spf13/cast. */
import { isNothing, show } from '@/lib/kubectl/printers/go-template/values'

/** Any value as text. */
export const text = (value: unknown): string => (typeof value === 'string' ? value : show(value))

const INTEGER = /^[+-]?(?:0[xX][0-9a-fA-F]+|0[oO]?[0-7]+|0[bB][01]+|\d+)$/

function integerOf(words: string): bigint {
  const trimmed = words.replace(/\.0+$/, '').replaceAll('_', '')
  if (!INTEGER.test(trimmed)) return 0n
  const sign = trimmed.startsWith('-') ? -1n : 1n
  const digits = trimmed.replace(/^[+-]/, '').replace(/^0([0-7]+)$/, '$1')
  return BigInt.asIntN(64, sign * BigInt(digits))
}

/** As int64; what is no number is 0. */
export function toInt(value: unknown): bigint {
  if (typeof value === 'bigint') return value
  if (typeof value === 'number') return Number.isFinite(value) ? BigInt(Math.trunc(value)) : 0n
  if (typeof value === 'boolean') return value ? 1n : 0n
  return typeof value === 'string' ? integerOf(value) : 0n
}

/** As float64; what is no number is 0. */
export function toFloat(value: unknown): number {
  if (typeof value === 'string') {
    const number = value.trim() === '' ? 0 : Number(value)
    return Number.isNaN(number) ? 0 : number
  }
  if (typeof value === 'boolean') return value ? 1 : 0
  return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : 0
}

/** A list's members as texts; anything else is a list of itself, nil one of nothing. */
export function texts(value: unknown): string[] {
  if (Array.isArray(value)) return value.filter((one) => !isNothing(one)).map(text)
  return isNothing(value) ? [] : [text(value)]
}
