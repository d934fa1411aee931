/**
 * resource.Quantity: exact decimal numbers with a suffix.
 * Mirrors: k8s.io/apimachinery/pkg/api/resource (canonical form, rounding up to nano).
 */
import { remembering } from '@/lib/cluster/apimachinery/remembering'

export type QuantityFormat = 'DecimalSI' | 'BinarySI' | 'DecimalExponent'

export interface Quantity {
  /** In 10⁻⁹, exact. */
  readonly nano: bigint
  readonly format: QuantityFormat
}

export const QUANTITY_FORMAT_ERROR =
  "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"

export class QuantityError extends Error {}

const NANO = 1_000_000_000n
const DECIMAL: Record<string, number> = { n: -9, u: -6, m: -3, '': 0, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 }
const BINARY: Record<string, bigint> = { Ki: 10n, Mi: 20n, Gi: 30n, Ti: 40n, Pi: 50n, Ei: 60n }

const SYNTAX = /^([+-]?)(\d*)(?:\.(\d*))?([A-Za-z]*)([-+]?\d*)$/

/** Divides, away from zero when it does not come out even: quantities never round down. */
function divideUp(value: bigint, by: bigint): bigint {
  const whole = value / by
  if (whole * by === value) return whole
  return value < 0n ? whole - 1n : whole + 1n
}

/** @throws QuantityError in Kubernetes' words. */
export const parseQuantity = remembering(readQuantity)

function readQuantity(text: string | number): Quantity {
  const match = SYNTAX.exec(String(text).trim())
  const digits = match ? `${match[2] ?? ''}${match[3] ?? ''}` : ''
  if (!match || digits === '') throw new QuantityError(QUANTITY_FORMAT_ERROR)
  const [, sign, , fraction = '', suffix = '', exponentDigits = ''] = match
  const mantissa = BigInt(digits) * (sign === '-' ? -1n : 1n)
  const places = BigInt(fraction.length)
  if (suffix === 'e' || (suffix === 'E' && exponentDigits !== '')) {
    if (exponentDigits === '') throw new QuantityError("unable to parse quantity's suffix")
    return { nano: shift(mantissa, BigInt(exponentDigits) - places + 9n), format: 'DecimalExponent' }
  }
  if (exponentDigits !== '')
    throw new QuantityError(
      /^[A-Za-z]/.test(suffix) ? "unable to parse quantity's suffix" : QUANTITY_FORMAT_ERROR,
    )
  const binary = BINARY[suffix]
  if (binary !== undefined) {
    return { nano: divideUp((mantissa << binary) * NANO, 10n ** places), format: 'BinarySI' }
  }
  const decimal = Object.hasOwn(DECIMAL, suffix) ? DECIMAL[suffix] : undefined
  if (decimal === undefined) {
    const allowed = /^[eEinumkKMGTP]*$/.test(suffix)
    throw new QuantityError(allowed ? "unable to parse quantity's suffix" : QUANTITY_FORMAT_ERROR)
  }
  return { nano: shift(mantissa, BigInt(decimal) - places + 9n), format: 'DecimalSI' }
}

/** value · 10^exponent, rounded up. Exponents beyond any real quantity are cut, to bound the work. */
function shift(value: bigint, exponent: bigint): bigint {
  if (exponent >= 0n) return value * 10n ** (exponent > 60n ? 60n : exponent)
  return divideUp(value, 10n ** (exponent < -60n ? 60n : -exponent))
}

/** The canonical form: no fraction, the largest suffix that keeps it exact. */
export function formatQuantity({ nano, format }: Quantity): string {
  if (nano === 0n) return '0'
  if (format === 'BinarySI' && nano % NANO === 0n && (nano >= 1024n * NANO || nano <= -1024n * NANO)) {
    let value = nano / NANO
    let power = 0
    while (value % 1024n === 0n && power < 6) {
      value /= 1024n
      power += 1
    }
    return `${value}${['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'][power]}`
  }
  let value = nano
  let exponent = -9
  while (value % 1000n === 0n && exponent < 18) {
    value /= 1000n
    exponent += 3
  }
  if (format === 'DecimalExponent') return exponent === 0 ? `${value}` : `${value}e${exponent}`
  const suffix = Object.keys(DECIMAL).find((key) => DECIMAL[key] === exponent) ?? ''
  return `${value}${suffix}`
}

/** What the API server stores for what was sent. @throws QuantityError */
export const canonicalQuantity = remembering((text) => formatQuantity(parseQuantity(text)))

/** What defaulting makes of amounts of resources: nothing finer than thousandths (Quantity.RoundUp(Milli)). */
export const milliQuantity = remembering((text) => {
  const { nano, format } = parseQuantity(text)
  return formatQuantity({ nano: divideUp(nano, 1_000_000n) * 1_000_000n, format })
})

const nanoOf = (text: string | number | undefined): bigint =>
  text === undefined ? 0n : parseQuantity(text).nano

/** Whole units, rounded up (Quantity.Value). */
export const quantityValue = (text: string | number | undefined): number =>
  Number(divideUp(nanoOf(text), NANO))

/** Thousandths, rounded up (Quantity.MilliValue). */
export const milliValue = (text: string | number | undefined): number =>
  Number(divideUp(nanoOf(text), 1_000_000n))

/** Negative, zero or positive. */
export function compareQuantities(a: string | number, b: string | number): number {
  const difference = nanoOf(a) - nanoOf(b)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** a + b, in a's format (Quantity.Add). */
export function addQuantities(a: string | number | undefined, b: string | number | undefined): string {
  if (a === undefined) return b === undefined ? '0' : canonicalQuantity(b)
  const left = parseQuantity(a)
  const format = left.nano === 0n && b !== undefined ? parseQuantity(b).format : left.format
  return formatQuantity({ nano: left.nano + nanoOf(b), format })
}

/** a − b, in a's format (Quantity.Sub). */
export function subtractQuantities(a: string | number, b: string | number): string {
  const left = parseQuantity(a)
  return formatQuantity({ nano: left.nano - nanoOf(b), format: left.format })
}
