/**
 * gzip's format.
 * Mirrors: RFC 1951 and 1952; all of it is read.
 * Differs: what is written has one block with the fixed code, so that it is a little larger than gzip's.
 */
const BASES: number[] = []
const EXTRAS: number[] = []
const DISTANCES: number[] = []
const DISTANCE_EXTRAS: number[] = []

for (let code = 0, length = 3; code < 28; code++) {
  const extra = code < 8 ? 0 : (code >> 2) - 1
  BASES.push(length)
  EXTRAS.push(extra)
  length += 1 << extra
}
BASES.push(258)
EXTRAS.push(0)
for (let code = 0, distance = 1; code < 30; code++) {
  const extra = code < 4 ? 0 : (code >> 1) - 1
  DISTANCES.push(distance)
  DISTANCE_EXTRAS.push(extra)
  distance += 1 << extra
}

const CRC = Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value >>> 0
})

export function crc32(bytes: readonly number[]): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (CRC[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}

/** Canonical Huffman: the codes of each length, and the symbols in their order. */
interface Code {
  counts: number[]
  symbols: number[]
}

function codeOf(lengths: readonly number[]): Code {
  const counts: number[] = Array(16).fill(0)
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1
  counts[0] = 0
  const offsets = [0, 0]
  for (let length = 1; length < 15; length++)
    offsets[length + 1] = (offsets[length] ?? 0) + (counts[length] ?? 0)
  const symbols: number[] = []
  for (const [symbol, length] of lengths.entries())
    if (length > 0) {
      symbols[offsets[length] ?? 0] = symbol
      offsets[length] = (offsets[length] ?? 0) + 1
    }
  return { counts, symbols }
}

const FIXED_LENGTHS = Array.from({ length: 288 }, (_, symbol) =>
  symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8,
)

const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

/** The text of a stream is broken. */
export class InflateError extends Error {}

class Inflater {
  private at: number
  private bit = 0
  readonly out: number[] = []

  constructor(
    private readonly bytes: readonly number[],
    start: number,
    private readonly max: number,
  ) {
    this.at = start
  }

  private bits(count: number): number {
    let value = 0
    for (let index = 0; index < count; index++) {
      const byte = this.bytes[this.at]
      if (byte === undefined) throw new InflateError('unexpected end of file')
      value |= ((byte >> this.bit) & 1) << index
      this.bit += 1
      if (this.bit === 8) {
        this.bit = 0
        this.at += 1
      }
    }
    return value
  }

  private symbol({ counts, symbols }: Code): number {
    let code = 0
    let first = 0
    let index = 0
    for (let length = 1; length < 16; length++) {
      code |= this.bits(1)
      const count = counts[length] ?? 0
      if (code - count < first) return symbols[index + code - first] ?? 0
      index += count
      first = (first + count) << 1
      code <<= 1
    }
    throw new InflateError('invalid compressed data--format violated')
  }

  private stored(): void {
    if (this.bit > 0) {
      this.bit = 0
      this.at += 1
    }
    const length = this.bits(16)
    this.bits(16)
    for (let index = 0; index < length; index++) this.push(this.bits(8))
  }

  private push(byte: number): void {
    if (this.out.length >= this.max) throw new InflateError('memory exhausted')
    this.out.push(byte)
  }

  private dynamicCodes(): [Code, Code] {
    const [literals, distances, lengths] = [this.bits(5) + 257, this.bits(5) + 1, this.bits(4) + 4]
    const first: number[] = Array(19).fill(0)
    for (let index = 0; index < lengths; index++) first[ORDER[index] ?? 0] = this.bits(3)
    const code = codeOf(first)
    const all: number[] = []
    while (all.length < literals + distances) {
      const symbol = this.symbol(code)
      if (symbol < 16) all.push(symbol)
      else {
        const value = symbol === 16 ? (all.at(-1) ?? 0) : 0
        const times = symbol === 16 ? 3 + this.bits(2) : symbol === 17 ? 3 + this.bits(3) : 11 + this.bits(7)
        for (let index = 0; index < times; index++) all.push(value)
      }
    }
    return [codeOf(all.slice(0, literals)), codeOf(all.slice(literals, literals + distances))]
  }

  private coded([literals, distances]: [Code, Code]): void {
    for (;;) {
      const symbol = this.symbol(literals)
      if (symbol === 256) return
      if (symbol < 256) {
        this.push(symbol)
        continue
      }
      const length = (BASES[symbol - 257] ?? 0) + this.bits(EXTRAS[symbol - 257] ?? 0)
      const code = this.symbol(distances)
      const distance = (DISTANCES[code] ?? 0) + this.bits(DISTANCE_EXTRAS[code] ?? 0)
      if (distance > this.out.length) throw new InflateError('invalid compressed data--format violated')
      for (let index = 0; index < length; index++) this.push(this.out[this.out.length - distance] ?? 0)
    }
  }

  run(): number {
    for (let isLast = false; !isLast; ) {
      isLast = this.bits(1) === 1
      const kind = this.bits(2)
      if (kind === 0) this.stored()
      else if (kind === 3) throw new InflateError('invalid compressed data--format violated')
      else this.coded(kind === 1 ? [codeOf(FIXED_LENGTHS), codeOf(Array(30).fill(5))] : this.dynamicCodes())
    }
    return this.bit > 0 ? this.at + 1 : this.at
  }
}

class BitWriter {
  readonly bytes: number[] = []
  private value = 0
  private count = 0

  bits(value: number, count: number): void {
    for (let index = 0; index < count; index++) {
      this.value |= ((value >> index) & 1) << this.count
      this.count += 1
      if (this.count < 8) continue
      this.bytes.push(this.value)
      this.value = 0
      this.count = 0
    }
  }

  /** A code goes with its first bit first. */
  code(code: number, length: number): void {
    for (let index = length - 1; index >= 0; index--) this.bits((code >> index) & 1, 1)
  }

  symbol(symbol: number): void {
    if (symbol < 144) this.code(48 + symbol, 8)
    else if (symbol < 256) this.code(400 + symbol - 144, 9)
    else if (symbol < 280) this.code(symbol - 256, 7)
    else this.code(192 + symbol - 280, 8)
  }

  end(): number[] {
    if (this.count > 0) this.bytes.push(this.value)
    return this.bytes
  }
}

const lastIndexAtMost = (list: readonly number[], value: number) => {
  let index = list.length - 1
  while ((list[index] ?? 0) > value) index -= 1
  return index
}

const WINDOW = 32_768

function deflate(bytes: readonly number[]): number[] {
  const writer = new BitWriter()
  const seen = new Map<number, number>()
  const at = (index: number) => bytes[index] ?? 0
  writer.bits(1, 1)
  writer.bits(1, 2)
  for (let index = 0; index < bytes.length; ) {
    const key = (at(index) << 16) | (at(index + 1) << 8) | at(index + 2)
    const before = index + 2 < bytes.length ? seen.get(key) : undefined
    seen.set(key, index)
    let length = 0
    if (before !== undefined && index - before <= WINDOW)
      while (length < 258 && index + length < bytes.length && at(before + length) === at(index + length))
        length += 1
    if (before === undefined || length < 3) {
      writer.symbol(at(index))
      index += 1
      continue
    }
    const code = lastIndexAtMost(BASES, length)
    writer.symbol(257 + code)
    writer.bits(length - (BASES[code] ?? 0), EXTRAS[code] ?? 0)
    const distance = index - before
    const far = lastIndexAtMost(DISTANCES, distance)
    writer.code(far, 5)
    writer.bits(distance - (DISTANCES[far] ?? 0), DISTANCE_EXTRAS[far] ?? 0)
    index += length
  }
  writer.symbol(256)
  return writer.end()
}

const littleEndian = (value: number) => [
  value & 255,
  (value >>> 8) & 255,
  (value >>> 16) & 255,
  (value >>> 24) & 255,
]

/** A member of a gzip file. */
export function gzipOf(
  bytes: readonly number[],
  name: string | undefined,
  mtime: number,
  nameBytes: readonly number[] = [],
): number[] {
  const seconds = littleEndian(Math.floor(mtime / 1000))
  const head = [
    31,
    139,
    8,
    name === undefined ? 0 : 8,
    ...(name === undefined ? [0, 0, 0, 0] : seconds),
    0,
    3,
  ]
  const named = name === undefined ? [] : [...nameBytes, 0]
  return [...head, ...named].concat(deflate(bytes), littleEndian(crc32(bytes)), littleEndian(bytes.length))
}

const MAX_INFLATED = 32 * 1024 * 1024

/** All members of a gzip file. @throws InflateError */
export function gunzipOf(bytes: readonly number[]): number[] {
  let out: number[] = []
  let at = 0
  while (at < bytes.length) {
    if (bytes[at] !== 31 || bytes[at + 1] !== 139) {
      if (at === 0) throw new InflateError('not in gzip format')
      break
    }
    const flags = bytes[at + 3] ?? 0
    at += 10
    if (flags & 4) at += 2 + (bytes[at] ?? 0) + ((bytes[at + 1] ?? 0) << 8)
    for (const flag of [8, 16]) {
      if (!(flags & flag)) continue
      while (at < bytes.length && bytes[at] !== 0) at += 1
      at += 1
    }
    if (flags & 2) at += 2
    const inflater = new Inflater(bytes, at, MAX_INFLATED)
    at = inflater.run() + 8
    out = out.length === 0 ? inflater.out : out.concat(inflater.out)
  }
  return out
}
