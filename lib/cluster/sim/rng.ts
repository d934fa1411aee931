import { eightDigits } from '@/lib/cluster/sim/hex'

/** The generator's whole state: plain data, forked with the cluster. */
export interface RngState {
  s: number
}

const ALPHABET = 'bcdfghjklmnpqrstvwxz2456789'
const STEP = 0x6d2b79f5

/** Next 32 bits (mulberry32: integer arithmetic only, so equal on every JavaScript engine). */
export function nextUint32(rng: RngState): number {
  rng.s = (rng.s + STEP) >>> 0
  let t = Math.imul(rng.s ^ (rng.s >>> 15), rng.s | 1)
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
  return (t ^ (t >>> 14)) >>> 0
}

/** 0 ≤ x < 1 */
export const nextFloat = (rng: RngState): number => nextUint32(rng) / 4294967296

/** An integer 0 ≤ x < n. */
export const nextInt = (rng: RngState, n: number): number => Math.floor(nextFloat(rng) * n)

/** What Kubernetes appends to generated names: no vowels, nothing that reads as another character. */
export function nextSuffix(rng: RngState, length = 5): string {
  let out = ''
  for (let i = 0; i < length; i++) out += ALPHABET[nextInt(rng, ALPHABET.length)]
  return out
}

/** `n` hexadecimal digits, for container ids and the like. */
export function nextHex(rng: RngState, length: number): string {
  // Eight digits are one draw; the generator still moves on by a step a digit.
  const end = (rng.s + Math.imul(length, STEP)) >>> 0
  let out = ''
  for (let left = length; left > 0; left -= 8) {
    const digits = eightDigits(nextUint32(rng))
    out += left < 8 ? digits.slice(0, left) : digits
  }
  rng.s = end
  return out
}

const DIGITS = Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0))
/** The UUID that is being made: its dashes stay. */
const codes: number[] = Array.from({ length: 36 }, () => '-'.charCodeAt(0))

function putDigits(from: number, digits: number, bits: number): void {
  for (let place = from + digits - 1, left = bits; place >= from; place--, left >>>= 4)
    codes[place] = DIGITS[left & 15] as number
}

/** A version 4 UUID: 32 digits, of which two say so. In one piece: they are kept by the thousand, and keys. */
export function nextUid(rng: RngState): string {
  const end = (rng.s + Math.imul(32, STEP)) >>> 0
  putDigits(0, 8, nextUint32(rng))
  const version = nextUint32(rng)
  putDigits(9, 4, version >>> 16)
  putDigits(14, 4, (version & 0xfff) | 0x4000)
  const variant = nextUint32(rng)
  putDigits(19, 4, ((variant >>> 16) & 0x3fff) | 0x8000)
  putDigits(24, 4, variant)
  putDigits(28, 8, nextUint32(rng))
  rng.s = end
  return String.fromCharCode(...codes)
}
