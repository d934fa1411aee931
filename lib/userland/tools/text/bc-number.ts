/** bc's numbers: any number of digits, with as many after the point as their scale says. */
export interface Num {
  /** The number times ten to the power of its scale. */
  units: bigint
  scale: number
}

export const whole = (value: bigint | number): Num => ({ units: BigInt(value), scale: 0 })
const ten = (power: number) => 10n ** BigInt(power)

export const rescaled = ({ units, scale }: Num, to: number): Num => ({
  units: to >= scale ? units * ten(to - scale) : units / ten(scale - to),
  scale: to,
})

export function add(a: Num, b: Num, sign = 1n): Num {
  const scale = Math.max(a.scale, b.scale)
  return { units: rescaled(a, scale).units + sign * rescaled(b, scale).units, scale }
}

export function multiply(a: Num, b: Num, scale: number): Num {
  const full = { units: a.units * b.units, scale: a.scale + b.scale }
  return rescaled(full, Math.min(full.scale, Math.max(scale, a.scale, b.scale)))
}

export function divide(a: Num, b: Num, scale: number): Num {
  const power = scale + b.scale - a.scale
  const units = power >= 0 ? (a.units * ten(power)) / b.units : a.units / (b.units * ten(-power))
  return { units, scale }
}

export function remainder(a: Num, b: Num, scale: number): Num {
  const to = Math.max(a.scale, b.scale + scale)
  const quotient = divide(a, b, scale)
  const back = { units: quotient.units * b.units, scale: quotient.scale + b.scale }
  return rescaled(add(a, back, -1n), to)
}

export function raise(base: Num, exponent: bigint, scale: number): Num {
  const size = exponent < 0n ? -exponent : exponent
  const full = { units: base.units ** size, scale: base.scale * Number(size) }
  if (exponent < 0n) return divide(whole(1), full, scale)
  return rescaled(full, Math.min(full.scale, Math.max(scale, base.scale)))
}

export function squareRoot(value: Num, scale: number): Num {
  const to = Math.max(scale, value.scale)
  const { units } = rescaled(value, to * 2)
  if (units === 0n) return { units: 0n, scale: to }
  let x = 10n ** BigInt(Math.ceil(String(units).length / 2))
  for (;;) {
    const next = (x + units / x) / 2n
    if (next >= x) return { units: x, scale: to }
    x = next
  }
}

export function compare(a: Num, b: Num): number {
  const { units } = add(a, b, -1n)
  return units < 0n ? -1 : units > 0n ? 1 : 0
}

export function parse(text: string, base: number): Num {
  const [integer = '', fraction = ''] = text.split('.')
  if (base === 10)
    return { units: BigInt((integer + fraction).replace(/[A-F]/g, '9') || '0'), scale: fraction.length }
  const digit = (char: string) => {
    const value = Number.parseInt(char, 16)
    return BigInt(text.length === 1 ? value : Math.min(value, base - 1))
  }
  let units = 0n
  for (const char of integer) units = units * BigInt(base) + digit(char)
  let part = 0n
  for (const char of fraction) part = part * BigInt(base) + digit(char)
  const over = BigInt(base) ** BigInt(fraction.length)
  return add(whole(units), divide(whole(part), whole(over), fraction.length))
}

export function format({ units, scale }: Num, base: number): string {
  const sign = units < 0n ? '-' : ''
  const size = units < 0n ? -units : units
  if (size === 0n) return '0'
  let text: string
  if (base === 10) {
    const digits = String(size).padStart(scale + 1, '0')
    const integer = digits.slice(0, digits.length - scale)
    text =
      (integer === '0' && scale > 0 ? '' : integer) +
      (scale > 0 ? `.${digits.slice(digits.length - scale)}` : '')
  } else text = inBase(size, scale, base)
  const all = sign + text
  return all.length < 70 ? all : all.replace(/.{69}(?!$)/g, '$&\\\n').replace(/\\\n$/, '')
}

function inBase(size: bigint, scale: number, base: number): string {
  const big = BigInt(base)
  const cell = (value: bigint) =>
    base <= 16 ? value.toString(16).toUpperCase() : ` ${String(value).padStart(String(base - 1).length, '0')}`
  let integer = size / ten(scale)
  let out = ''
  for (; integer > 0n; integer /= big) out = cell(integer % big) + out
  if (scale === 0) return out || '0'
  out += '.'
  let part = size % ten(scale)
  for (let reach = 1n; reach < ten(scale); reach *= big) {
    part *= big
    out += cell(part / ten(scale))
    part %= ten(scale)
  }
  return out
}
