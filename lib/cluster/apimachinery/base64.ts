const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/**
 * UTF-8 bytes of a text. A lone U+DC80 to U+DCFF is the byte that it stands for (lib/userland/kernel/text.ts); other
 * unpaired surrogates become U+FFFD.
 */
export function utf8Bytes(text: string): number[] {
  const out: number[] = []
  for (let i = 0; i < text.length; i++) {
    let code = text.codePointAt(i) ?? 0
    if (code > 0xffff) i++
    const isByte = code >= 0xdc80 && code <= 0xdcff
    if (code >= 0xd800 && code <= 0xdfff && !isByte) code = 0xfffd
    if (isByte) out.push(code - 0xdc00)
    else if (code < 0x80) out.push(code)
    else if (code < 0x800) out.push(0xc0 | (code >> 6), 0x80 | (code & 63))
    else if (code < 0x10000) out.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63))
    else {
      out.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63))
    }
  }
  return out
}

const codesOf = (alphabet: string) => Uint8Array.from(alphabet, (char) => char.charCodeAt(0))
const STANDARD = codesOf(ALPHABET)
/** Of web tokens, which have no padding either. */
const URL_SAFE = codesOf(`${ALPHABET.slice(0, 62)}-_`)
const PADDING = 61
/** Characters that are put together at once. */
const CHUNK = 4096

/** The text of codes below 256. */
function textOf(codes: Uint8Array): string {
  let out = ''
  for (let at = 0; at < codes.length; at += CHUNK)
    out += String.fromCharCode.apply(null, codes.subarray(at, at + CHUNK) as unknown as number[])
  return out
}

function encode(bytes: ArrayLike<number>, codes: Uint8Array, padding: number | undefined): string {
  const rest = bytes.length % 3
  const length = padding ? Math.ceil(bytes.length / 3) * 4 : Math.ceil((bytes.length * 4) / 3)
  const out = new Uint8Array(length).fill(padding ?? 0)
  let to = 0
  for (let i = 0; i < bytes.length; i += 3) {
    const last = rest > 0 && i + 3 > bytes.length
    const word = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    out[to++] = codes[word >> 18] as number
    out[to++] = codes[(word >> 12) & 63] as number
    if (!last || rest > 1) out[to++] = codes[(word >> 6) & 63] as number
    if (!last) out[to++] = codes[word & 63] as number
  }
  return textOf(out)
}

/** Standard base64 of bytes. */
export const encodeBytes = (bytes: ArrayLike<number>): string => encode(bytes, STANDARD, PADDING)

/** Base64 as URLs may hold it, without padding. */
export const encodeUrlSafe = (bytes: ArrayLike<number>): string => encode(bytes, URL_SAFE, undefined)

/** Standard base64 of a text's UTF-8 bytes. */
export const encodeBase64 = (text: string): string => encodeBytes(utf8Bytes(text))

/** The bytes of standard base64; what is no base64 character is skipped. */
export function decodeBytes(text: string): number[] {
  const out: number[] = []
  let word = 0
  let bits = 0
  for (const char of text) {
    const value = ALPHABET.indexOf(char)
    if (value < 0) continue
    word = ((word << 6) | value) & 0xffffff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      out.push((word >> bits) & 255)
    }
  }
  return out
}

/** The UTF-8 text of standard base64; broken sequences become U+FFFD. */
export const decodeBase64 = (text: string): string => utf8Text(decodeBytes(text))

/** The text of UTF-8 bytes; broken sequences become U+FFFD. */
export function utf8Text(given: ArrayLike<number>): string {
  const bytes = Array.from(given)
  let out = ''
  for (let i = 0; i < bytes.length; ) {
    const first = bytes[i] ?? 0
    const length =
      first < 0x80
        ? 1
        : first >= 0xf0 && first < 0xf8
          ? 4
          : first >= 0xe0 && first < 0xf0
            ? 3
            : first >= 0xc2 && first < 0xe0
              ? 2
              : 0
    const rest = bytes.slice(i + 1, i + length)
    if (length === 0 || rest.length < length - 1 || rest.some((byte) => (byte & 0xc0) !== 0x80)) {
      out += '\ufffd'
      i += 1
      continue
    }
    let code = length === 1 ? first : first & (0xff >> (length + 1))
    for (const byte of rest) code = (code << 6) | (byte & 63)
    out += code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? '\ufffd' : String.fromCodePoint(code)
    i += length
  }
  return out
}
