import { bytesOf, textOf } from '@/lib/userland/kernel/text'

const SIMPLE: Record<string, string> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
}

/** `ansi`: `$'…'`; `echo`: `echo -e` and `%b`, where octal numbers begin with a 0 and \c ends all. */
export type EscapeDialect = 'ansi' | 'echo' | 'format'

const byte = (code: number) => String.fromCharCode((code & 255) < 128 ? code & 255 : 0xdc00 + (code & 255))

const NUMBERS: readonly [RegExp, (digits: string) => string][] = [
  [/^x([0-9A-Fa-f]{1,2})/, (digits) => byte(Number.parseInt(digits, 16))],
  [/^u([0-9A-Fa-f]{1,4})/, (digits) => codePoint(Number.parseInt(digits, 16))],
  [/^U([0-9A-Fa-f]{1,8})/, (digits) => codePoint(Number.parseInt(digits, 16))],
]

const codePoint = (code: number) => (code <= 0x10ffff ? String.fromCodePoint(code) : '')

function numbered(rest: string, dialect: EscapeDialect): [length: number, text: string] | undefined {
  for (const [form, decode] of NUMBERS) {
    const found = form.exec(rest)
    if (found) return [found[0].length, decode(found[1] ?? '')]
  }
  const octal = (dialect === 'echo' ? /^0([0-7]{0,3})/ : /^([0-7]{1,3})/).exec(rest)
  return octal ? [octal[0].length, byte(Number.parseInt(octal[1] || '0', 8))] : undefined
}

/** Backslash sequences decoded; `ended`: a \c said that nothing follows. Bytes above 127 become text at the end. */
export function unescapeText(text: string, dialect: EscapeDialect): { text: string; ended: boolean } {
  let out = ''
  for (let i = 0; i < text.length; i++) {
    if (text[i] !== '\\' || i + 1 >= text.length) {
      out += text[i]
      continue
    }
    const rest = text.slice(i + 1, i + 12)
    const char = rest[0] ?? ''
    const number = numbered(rest, dialect)
    const quote = (char === "'" || char === '"' || char === '?') && dialect !== 'echo'
    if (char === 'c' && dialect === 'echo') return { text: out, ended: true }
    if (number) {
      out += number[1]
      i += number[0]
    } else if (SIMPLE[char] !== undefined || quote) {
      out += SIMPLE[char] ?? char
      i += 1
    } else out += '\\'
  }
  return { text: joinBytes(out), ended: false }
}

/** Bytes beside each other that are UTF-8 become the characters they stand for. */
export function joinBytes(text: string): string {
  return /[\udc80-\udcff]/.test(text) ? textOf(bytesOf(text)) : text
}

export const unescapeAnsi = (text: string) => unescapeText(text, 'ansi').text
