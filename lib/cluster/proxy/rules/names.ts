import { sha256 } from '@/lib/cluster/apimachinery/sha256'

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

const known = new Map<string, string>()
const MOST_KNOWN = 2000

/** The first characters of a text's SHA-256 in base 32, by which chains are told apart. */
export function hashed(text: string, length: number): string {
  const key = `${length}${text}`
  const before = known.get(key)
  if (before !== undefined) return before
  const hex = sha256([...text].map((letter) => letter.charCodeAt(0)))
  const bits = [...hex.slice(0, Math.ceil((length * 5) / 4))]
    .map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0'))
    .join('')
  let name = ''
  for (let at = 0; at < length; at++) name += DIGITS[Number.parseInt(bits.slice(at * 5, at * 5 + 5), 2)] ?? ''
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(key, name)
  return name
}
