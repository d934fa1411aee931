/**
 * Bytes as text that loses nothing: UTF-8 is decoded, and a byte that is no part of valid UTF-8 becomes the
 * lone surrogate U+DC00 + byte, as in Python's surrogateescape.
 */
const ESCAPE = 0xdc00

const isEscape = (code: number) => code >= ESCAPE + 0x80 && code <= ESCAPE + 0xff

/** Bytes of the UTF-8 sequence that begins with this byte; 0: none begins so. */
function lengthOf(first: number): number {
  if (first < 0x80) return 1
  if (first >= 0xc2 && first <= 0xdf) return 2
  if (first >= 0xe0 && first <= 0xef) return 3
  return first >= 0xf0 && first <= 0xf4 ? 4 : 0
}

const SMALLEST = [0, 0, 0x80, 0x800, 0x10000]

/** The code point at `at`, or undefined when the bytes there are no valid UTF-8. */
function codeAt(bytes: ArrayLike<number>, at: number, length: number): number | undefined {
  if (length === 0 || at + length > bytes.length) return undefined
  const first = bytes[at] ?? 0
  if (length === 1) return first
  let code = first & (0x7f >> length)
  for (let i = 1; i < length; i++) {
    const byte = bytes[at + i] ?? 0
    if ((byte & 0xc0) !== 0x80) return undefined
    code = (code << 6) | (byte & 0x3f)
  }
  const isSurrogate = code >= 0xd800 && code <= 0xdfff
  return code < (SMALLEST[length] ?? 0) || isSurrogate || code > 0x10ffff ? undefined : code
}

export function textOf(bytes: ArrayLike<number>): string {
  const parts: string[] = []
  let codes: number[] = []
  for (let at = 0; at < bytes.length; ) {
    const length = lengthOf(bytes[at] ?? 0)
    const code = codeAt(bytes, at, length)
    codes.push(code ?? ESCAPE + (bytes[at] ?? 0))
    at += code === undefined ? 1 : length
    if (codes.length < 4096) continue
    parts.push(String.fromCodePoint(...codes))
    codes = []
  }
  parts.push(String.fromCodePoint(...codes))
  return parts.join('')
}

export function bytesOf(text: string): number[] {
  const bytes: number[] = []
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0
    if (isEscape(code)) bytes.push(code - ESCAPE)
    else if (code < 0x80) bytes.push(code)
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 0x3f))
    else if (code < 0x10000)
      bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f))
    else
      bytes.push(
        0xf0 | (code >> 18),
        0x80 | ((code >> 12) & 0x3f),
        0x80 | ((code >> 6) & 0x3f),
        0x80 | (code & 0x3f),
      )
  }
  return bytes
}

/** How many bytes a text stands for. */
export function byteLength(text: string): number {
  let length = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x80 || isEscape(code)) length += 1
    else if (code < 0x800) length += 2
    else if (code >= 0xd800 && code <= 0xdbff) {
      length += 4
      i += 1
    } else length += 3
  }
  return length
}
