/** The largest whole k-th root of a number below 2^111, by Newton's method from above. */
function wholeRoot(value: bigint, k: bigint): bigint {
  let root = 1n << 37n
  for (;;) {
    const next = ((k - 1n) * root + value / root ** (k - 1n)) / k
    if (next >= root) return root
    root = next
  }
}

/** The first 32 bits of a root's fraction. */
const fraction = (prime: number, k: bigint) =>
  Number(wholeRoot(BigInt(prime) << (32n * k), k) & 0xffffffffn) | 0

interface Constants {
  initial: number[]
  round: number[]
}

let known: Constants | undefined

/** The first primes' roots that SHA-256 is built from, computed rather than listed. */
function constants(): Constants {
  if (known) return known
  const primes: number[] = []
  for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n)
  known = {
    initial: primes.slice(0, 8).map((prime) => fraction(prime, 2n)),
    round: primes.map((prime) => fraction(prime, 3n)),
  }
  return known
}

const rotate = (value: number, by: number) => (value >>> by) | (value << (32 - by))

/** 32-bit words: the bytes, one bit, zeros, and how many bits there were. */
function padded(bytes: readonly number[]): Int32Array {
  const words = new Int32Array(Math.ceil((bytes.length + 9) / 64) * 16)
  const put = (byte: number, at: number) => {
    words[at >> 2] = (words[at >> 2] ?? 0) | (byte << (24 - (at & 3) * 8))
  }
  bytes.forEach(put)
  put(0x80, bytes.length)
  words[words.length - 1] = bytes.length * 8
  return words
}

/** SHA-256 in lower-case hex (FIPS 180-4). */
export function sha256(bytes: readonly number[]): string {
  const { initial, round } = constants()
  const input = padded(bytes)
  const state = [...initial]
  for (let offset = 0; offset < input.length; offset += 16) {
    const words = [...input.subarray(offset, offset + 16)]
    const word = (at: number) => words[at] ?? 0
    for (let i = 16; i < 64; i++) {
      const a = word(i - 15)
      const b = word(i - 2)
      const s0 = rotate(a, 7) ^ rotate(a, 18) ^ (a >>> 3)
      const s1 = rotate(b, 17) ^ rotate(b, 19) ^ (b >>> 10)
      words.push((word(i - 16) + s0 + word(i - 7) + s1) | 0)
    }
    let [a, b, c, d, e, f, g, h] = state as [number, number, number, number, number, number, number, number]
    for (let i = 0; i < 64; i++) {
      const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (round[i] ?? 0) + word(i)) | 0
      const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
      h = g
      g = f
      f = e
      e = (d + t1) | 0
      d = c
      c = b
      b = a
      a = (t1 + t2) | 0
    }
    ;[a, b, c, d, e, f, g, h].forEach((value, i) => {
      state[i] = ((state[i] ?? 0) + value) | 0
    })
  }
  return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
}
