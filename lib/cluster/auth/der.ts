/** DER, the bytes of keys and certificates: as much as they need. */
import { utf8Bytes } from '@/lib/cluster/apimachinery/base64'

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8: 0x0c,
  printable: 0x13,
  ia5: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const

/** `[n]` of a constructed value. */
export const contextTag = (n: number): number => 0xa0 + n

/** One value as bytes: tag, length, content. */
export function der(tag: number, ...parts: (readonly number[])[]): number[] {
  const content = parts.flat()
  const size = content.length
  if (size < 128) return [tag, size, ...content]
  const length: number[] = []
  for (let rest = size; rest > 0; rest = Math.floor(rest / 256)) length.unshift(rest % 256)
  return [tag, 128 + length.length, ...length, ...content]
}

export const sequence = (...parts: (readonly number[])[]): number[] => der(TAG.sequence, ...parts)

/** A number that is not negative, its bytes big end first. */
export const integer = (bytes: readonly number[]): number[] =>
  der(TAG.integer, (bytes[0] ?? 0) > 127 ? [0, ...bytes] : bytes)

export const bits = (bytes: readonly number[]): number[] => der(TAG.bits, [0], bytes)

/** `1.2.840.113549.1.1.1` */
export function oid(dotted: string): number[] {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const base128 = (value: number) => {
    const out = [value % 128]
    for (let left = Math.floor(value / 128); left > 0; left = Math.floor(left / 128)) {
      out.unshift((left % 128) + 128)
    }
    return out
  }
  return der(TAG.oid, [first * 40 + second, ...rest.flatMap(base128)])
}

export const text = (tag: number, value: string): number[] => der(tag, utf8Bytes(value))

export interface DerValue {
  tag: number
  content: number[]
  /** With tag and length. */
  whole: number[]
}

/** The values that stand one after another; what is cut off ends them. */
export function derValues(bytes: readonly number[]): DerValue[] {
  const out: DerValue[] = []
  for (let at = 0; at < bytes.length; ) {
    const start = at
    const tag = bytes[at] ?? 0
    let size = bytes[at + 1] ?? 0
    at += 2
    if (size > 127) {
      const count = size - 128
      size = bytes.slice(at, at + count).reduce((sum, byte) => sum * 256 + byte, 0)
      at += count
    }
    if (at + size > bytes.length) break
    out.push({ tag, content: bytes.slice(at, at + size), whole: bytes.slice(start, at + size) })
    at += size
  }
  return out
}

/** The dotted form of an object identifier. */
export function oidText({ content }: DerValue): string {
  const [first = 0, ...rest] = content
  const parts = [Math.floor(first / 40), first % 40]
  let value = 0
  for (const byte of rest) {
    value = value * 128 + (byte & 127)
    if (byte < 128) {
      parts.push(value)
      value = 0
    }
  }
  return parts.join('.')
}
