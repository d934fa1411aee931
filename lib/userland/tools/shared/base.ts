/** Base64 and base32 of bytes. */
const ALPHABETS = {
  64: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
  32: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567',
}

export type Base = keyof typeof ALPHABETS

export function encodeText(bytes: readonly number[], base: Base): string {
  const alphabet = ALPHABETS[base]
  const size = base === 64 ? 6 : 5
  let out = ''
  let word = 0
  let bits = 0
  for (const byte of bytes) {
    word = ((word << 8) | byte) & 0xffff
    bits += 8
    while (bits >= size) {
      bits -= size
      out += alphabet[(word >> bits) & (base - 1)]
    }
  }
  if (bits > 0) out += alphabet[(word << (size - bits)) & (base - 1)]
  const group = base === 64 ? 4 : 8
  return out.padEnd(Math.ceil(out.length / group) * group, '=')
}

/** The bytes up to the first character that does not belong; whether the text was whole and right. */
export function decodeText(text: string, base: Base): { bytes: number[]; ok: boolean } {
  const alphabet = ALPHABETS[base]
  const size = base === 64 ? 6 : 5
  const group = base === 64 ? 4 : 8
  const bytes: number[] = []
  let word = 0
  let bits = 0
  let at = 0
  for (; at < text.length; at++) {
    const value = alphabet.indexOf(text[at]!)
    if (value < 0) break
    word = ((word << size) | value) & 0xffff
    bits += size
    if (bits >= 8) {
      bits -= 8
      bytes.push((word >> bits) & 255)
    }
  }
  const padding = /^=*/.exec(text.slice(at))![0].length
  const isWhole = at + padding === text.length && text.length % group === 0 && padding < group - 1
  return { bytes, ok: isWhole }
}
