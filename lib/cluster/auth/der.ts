/** DER, the bytes of keys and certificates: as much as they need. */

export interface DerValue {
  tag: number
  /** Of a primitive value. */
  bytes: readonly number[]
  /** Of a constructed one. */
  children: readonly DerValue[]
}

const CONSTRUCTED = 0x20

function lengthBytes(length: number): number[] {
  if (length < 128) return [length]
  const bytes: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256)
  return [0x80 | bytes.length, ...bytes]
}

/** A value with its tag and length in front. */
export const derValue = (tag: number, bytes: readonly number[]): number[] => [
  tag,
  ...lengthBytes(bytes.length),
  ...bytes,
]

export const derSequence = (...parts: number[][]): number[] => derValue(0x30, parts.flat())
export const derSet = (...parts: number[][]): number[] => derValue(0x31, parts.flat())
export const derBits = (bytes: readonly number[]): number[] => derValue(0x03, [0, ...bytes])
export const derOctets = (bytes: readonly number[]): number[] => derValue(0x04, bytes)
export const DER_NULL = [0x05, 0]

/** A non-negative number: its bytes, big end first. */
export function derInteger(bytes: readonly number[]): number[] {
  const first = bytes.findIndex((byte) => byte !== 0)
  const short = first < 0 ? [0] : bytes.slice(first)
  return derValue(0x02, (short[0] ?? 0) >= 128 ? [0, ...short] : short)
}

/** `1.2.840.113549.1.1.1` */
export function derOid(text: string): number[] {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number)
  const bytes = [first * 40 + second]
  for (const part of rest) {
    const digits = [part & 127]
    for (let left = part >>> 7; left > 0; left >>>= 7) digits.unshift((left & 127) | 128)
    bytes.push(...digits)
  }
  return derValue(0x06, bytes)
}

/** The dotted text of an object identifier's bytes. */
export function oidText(bytes: readonly number[]): string {
  const [first = 0, ...rest] = bytes
  const parts = [Math.floor(first / 40), first % 40]
  let value = 0
  for (const byte of rest) {
    value = value * 128 + (byte & 127)
    if (byte >= 128) continue
    parts.push(value)
    value = 0
  }
  return parts.join('.')
}

function parseAt(bytes: readonly number[], at: number): { value: DerValue; end: number } | undefined {
  const tag = bytes[at]
  const head = bytes[at + 1]
  if (tag === undefined || head === undefined) return undefined
  let start = at + 2
  let length = head
  if (head >= 128) {
    const size = head & 127
    if (size === 0 || size > 4) return undefined
    length = 0
    for (const byte of bytes.slice(start, start + size)) length = length * 256 + byte
    start += size
  }
  const end = start + length
  if (end > bytes.length) return undefined
  const content = bytes.slice(start, end)
  const children = (tag & CONSTRUCTED) !== 0 ? parseAll(content) : []
  return children === undefined ? undefined : { value: { tag, bytes: content, children }, end }
}

function parseAll(bytes: readonly number[]): DerValue[] | undefined {
  const out: DerValue[] = []
  for (let at = 0; at < bytes.length; ) {
    const next = parseAt(bytes, at)
    if (!next) return undefined
    out.push(next.value)
    at = next.end
  }
  return out
}

/** The one value that the bytes are; undefined when they are none. */
export function parseDer(bytes: readonly number[]): DerValue | undefined {
  const parsed = parseAt(bytes, 0)
  return parsed && parsed.end === bytes.length ? parsed.value : undefined
}
