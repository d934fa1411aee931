/** MD5, SHA-1, SHA-512 and POSIX's CRC of bytes, in lower-case hex. */
const rotate = (value: number, by: number) => (value << by) | (value >>> (32 - by))

/** The message with its bit, zeros and length: 64-byte blocks of words. */
function blocks(bytes: readonly number[], bigEndian: boolean): Int32Array {
  const words = new Int32Array(Math.ceil((bytes.length + 9) / 64) * 16)
  const put = (byte: number, at: number) => {
    words[at >> 2]! |= byte << ((bigEndian ? 3 - (at & 3) : at & 3) * 8)
  }
  bytes.forEach(put)
  put(0x80, bytes.length)
  words[words.length - (bigEndian ? 1 : 2)] = bytes.length * 8
  words[words.length - (bigEndian ? 2 : 1)] = Math.floor(bytes.length / 2 ** 29)
  return words
}

const hex = (words: readonly number[], bigEndian: boolean) =>
  words
    .map((word) => {
      const text = (word >>> 0).toString(16).padStart(8, '0')
      return bigEndian ? text : text.match(/../g)!.reverse().join('')
    })
    .join('')

/** floor(2^32 × |sin(n)|), by integers: the sine's series in fixed point, as floating point differs. */
function sineTable(): number[] {
  const one = 1n << 100n
  const twoPi = 7_964_883_625_991_394_727_376_702_227_904n
  return Array.from({ length: 64 }, (_, at) => {
    const x = (BigInt(at + 1) * one) % twoPi
    let term = x
    let sum = 0n
    for (let n = 1n; term !== 0n && n < 80n; n += 2n) {
      sum += term
      term = (-term * ((x * x) / one)) / one / ((n + 1n) * (n + 2n))
    }
    return Number(((sum < 0n ? -sum : sum) << 32n) / one)
  })
}

let sines: number[] | undefined

export function md5(bytes: readonly number[]): string {
  sines ??= sineTable()
  const words = blocks(bytes, false)
  const shifts = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21]
  let [a, b, c, d] = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476]
  for (let block = 0; block < words.length; block += 16) {
    const before = [a, b, c, d] as const
    for (let i = 0; i < 64; i++) {
      const round = i >> 4
      const mixed =
        round === 0
          ? (b & c) | (~b & d)
          : round === 1
            ? (d & b) | (~d & c)
            : round === 2
              ? b ^ c ^ d
              : c ^ (b | ~d)
      const word = round === 0 ? i : round === 1 ? 5 * i + 1 : round === 2 ? 3 * i + 5 : 7 * i
      const sum = (a + mixed + sines[i]! + words[block + (word & 15)]!) | 0
      ;[a, d, c, b] = [d, c, b, (b + rotate(sum, shifts[round * 4 + (i & 3)]!)) | 0]
    }
    a = (a + before[0]) | 0
    b = (b + before[1]) | 0
    c = (c + before[2]) | 0
    d = (d + before[3]) | 0
  }
  return hex([a, b, c, d], false)
}

export function sha1(bytes: readonly number[]): string {
  const words = blocks(bytes, true)
  const state = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476, 0xc3d2e1f0 | 0]
  const constants = [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc | 0, 0xca62c1d6 | 0]
  for (let block = 0; block < words.length; block += 16) {
    const w = [...words.subarray(block, block + 16)]
    for (let i = 16; i < 80; i++) w.push(rotate(w[i - 3]! ^ w[i - 8]! ^ w[i - 14]! ^ w[i - 16]!, 1))
    let [a, b, c, d, e] = state as [number, number, number, number, number]
    for (let i = 0; i < 80; i++) {
      const round = Math.floor(i / 20)
      const mixed = round === 0 ? (b & c) | (~b & d) : round === 2 ? (b & c) | (b & d) | (c & d) : b ^ c ^ d
      const next = (rotate(a, 5) + mixed + e + constants[round]! + w[i]!) | 0
      ;[e, d, c, b, a] = [d, c, rotate(b, 30), a, next]
    }
    ;[a, b, c, d, e].forEach((value, at) => {
      state[at] = (state[at]! + value) | 0
    })
  }
  return hex(state, true)
}

const MASK = (1n << 64n) - 1n

/** The largest whole k-th root, by Newton's method. */
function root(value: bigint, k: bigint): bigint {
  let x = 1n << 72n
  for (;;) {
    const next = ((k - 1n) * x + value / x ** (k - 1n)) / k
    if (next >= x) return x
    x = next
  }
}

const right = (value: bigint, by: bigint) => ((value >> by) | (value << (64n - by))) & MASK

export function sha512(bytes: readonly number[]): string {
  const primes: bigint[] = []
  for (let n = 2n; primes.length < 80; n++) if (primes.every((prime) => n % prime !== 0n)) primes.push(n)
  const round = primes.map((prime) => root(prime << 192n, 3n) & MASK)
  const state = primes.slice(0, 8).map((prime) => root(prime << 128n, 2n) & MASK)
  const size = Math.ceil((bytes.length + 17) / 128) * 128
  const all = [...bytes, 0x80, ...new Array<number>(size - bytes.length - 1).fill(0)]
  for (let at = size - 1, left = bytes.length * 8; left > 0; at--, left = Math.floor(left / 256))
    all[at] = left % 256
  for (let block = 0; block < size; block += 128) {
    const w = Array.from({ length: 16 }, (_, i) =>
      all.slice(block + i * 8, block + i * 8 + 8).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n),
    )
    for (let i = 16; i < 80; i++) {
      const [x, y] = [w[i - 15]!, w[i - 2]!]
      const s0 = right(x, 1n) ^ right(x, 8n) ^ (x >> 7n)
      const s1 = right(y, 19n) ^ right(y, 61n) ^ (y >> 6n)
      w.push((w[i - 16]! + s0 + w[i - 7]! + s1) & MASK)
    }
    let [a, b, c, d, e, f, g, h] = state as [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint]
    for (let i = 0; i < 80; i++) {
      const s1 = right(e, 14n) ^ right(e, 18n) ^ right(e, 41n)
      const t1 = h + s1 + ((e & f) ^ (~e & MASK & g)) + round[i]! + w[i]!
      const t2 = (right(a, 28n) ^ right(a, 34n) ^ right(a, 39n)) + ((a & b) ^ (a & c) ^ (b & c))
      ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) & MASK, c, b, a, (t1 + t2) & MASK]
    }
    ;[a, b, c, d, e, f, g, h].forEach((value, at) => {
      state[at] = (state[at]! + value) & MASK
    })
  }
  return state.map((word) => word.toString(16).padStart(16, '0')).join('')
}

/** `cksum`: the CRC of the bytes and of their number. */
export function posixCrc(bytes: readonly number[]): number {
  let crc = 0
  const add = (byte: number) => {
    crc ^= byte << 24
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x80000000 ? (crc << 1) ^ 0x04c11db7 : crc << 1
  }
  for (const byte of bytes) add(byte)
  for (let left = bytes.length; left > 0; left = Math.floor(left / 256)) add(left & 255)
  return ~crc >>> 0
}
