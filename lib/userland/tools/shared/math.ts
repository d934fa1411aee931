/**
 * Logarithms, powers and the circle's functions from additions and multiplications alone, so that every
 * JavaScript engine gets the same digits.
 */
const LN2 = Math.LN2
const HALF_PI = Math.PI / 2

/** Mantissa in [0.5, 1) and exponent of two. */
export function frexp(value: number): [mantissa: number, exponent: number] {
  if (value === 0 || !Number.isFinite(value)) return [value, 0]
  let mantissa = Math.abs(value)
  let exponent = 0
  while (mantissa >= 1) {
    mantissa /= 2
    exponent += 1
  }
  while (mantissa < 0.5) {
    mantissa *= 2
    exponent -= 1
  }
  return [value < 0 ? -mantissa : mantissa, exponent]
}

const scale = (value: number, exponent: number): number => {
  const half = Math.trunc(exponent / 2)
  return value * powerOfTwo(half) * powerOfTwo(exponent - half)
}

function powerOfTwo(exponent: number): number {
  let out = 1
  for (let i = 0; i < Math.min(Math.abs(exponent), 1100); i++) out *= exponent > 0 ? 2 : 0.5
  return out
}

export function log(value: number): number {
  if (Number.isNaN(value) || value < 0) return Number.NaN
  if (value === 0) return Number.NEGATIVE_INFINITY
  if (value === Number.POSITIVE_INFINITY) return value
  let [mantissa, exponent] = frexp(value)
  if (mantissa < Math.SQRT1_2) {
    mantissa *= 2
    exponent -= 1
  }
  const t = (mantissa - 1) / (mantissa + 1)
  let sum = 0
  for (let n = 41; n >= 1; n -= 2) sum = sum * t * t + 1 / n
  return 2 * t * sum + exponent * LN2
}

export function exp(value: number): number {
  if (Number.isNaN(value)) return value
  if (value > 709.8) return Number.POSITIVE_INFINITY
  if (value < -745.2) return 0
  const exponent = Math.round(value / LN2)
  const rest = value - exponent * LN2
  let sum = 1
  for (let n = 20; n >= 1; n--) sum = 1 + (rest / n) * sum
  return scale(sum, exponent)
}

function wholePower(base: number, exponent: number): number {
  let out = 1
  let factor = base
  for (let left = Math.abs(exponent); left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) out *= factor
    factor *= factor
  }
  return exponent < 0 ? 1 / out : out
}

export function power(base: number, exponent: number): number {
  if (exponent === 0 || base === 1) return 1
  if (Number.isInteger(exponent) && Math.abs(exponent) < 2 ** 31) return wholePower(base, exponent)
  if (exponent === 0.5) return Math.sqrt(base)
  if (base < 0) return Number.NaN
  if (base === 0) return exponent > 0 ? 0 : Number.POSITIVE_INFINITY
  return exp(exponent * log(base))
}

export function sin(value: number): number {
  if (!Number.isFinite(value)) return Number.NaN
  const turns = Math.round(value / HALF_PI)
  const rest = value - turns * HALF_PI
  const square = rest * rest
  const odd = ((turns % 4) + 4) % 4
  let sine = 1
  let cosine = 1
  for (let n = 20; n >= 2; n -= 2) {
    sine = 1 - (square / (n * (n + 1))) * sine
    cosine = 1 - (square / (n * (n - 1))) * cosine
  }
  const part = odd % 2 === 0 ? rest * sine : cosine
  return odd >= 2 ? -part : part
}

export const cos = (value: number): number => (value === 0 ? 1 : sin(value + HALF_PI))

function arctangent(value: number): number {
  if (Math.abs(value) > 1) return Math.sign(value) * HALF_PI - arctangent(1 / value)
  // Twice the angle of half its size, three times over, is quick to sum.
  let x = value
  for (let i = 0; i < 3; i++) x /= 1 + Math.sqrt(1 + x * x)
  let sum = 0
  for (let n = 41; n >= 1; n -= 2) sum = 1 / n - x * x * sum
  return 8 * x * sum
}

export function atan2(y: number, x: number): number {
  if (x > 0) return arctangent(y / x)
  if (x < 0) return arctangent(y / x) + (y < 0 || Object.is(y, -0) ? -Math.PI : Math.PI)
  return y === 0 ? (Object.is(x, -0) ? Math.PI : 0) : Math.sign(y) * HALF_PI
}
