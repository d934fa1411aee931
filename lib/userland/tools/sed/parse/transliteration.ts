/** The characters of the `y` command. */

import { delimited } from '@/lib/userland/tools/sed/parse/delimited'
import { escapeAt } from '@/lib/userland/tools/sed/parse/escape-at'
import type { ScriptReader } from '@/lib/userland/tools/sed/parse/script-reader'

export function transliteration(reader: ScriptReader): Map<string, string> {
  const delimiter = reader.text[reader.at++] ?? ''
  const unterminated = "unterminated `y' command"
  const read = () => {
    const text = delimited(reader, delimiter, false)
    if (text === undefined) reader.fail(unterminated)
    const chars: string[] = []
    for (let at = 0; at < text.length; at++) {
      const found = text[at] === '\\' ? escapeAt(text, at) : undefined
      if (found) {
        chars.push(found[0])
        at += found[1] - 1
      } else if (text[at] === '\\' && /[n\\]/.test(text[at + 1] ?? ''))
        chars.push(text[++at] === 'n' ? '\n' : '\\')
      else {
        const char = String.fromCodePoint(text.codePointAt(at)!)
        chars.push(char)
        at += char.length - 1
      }
    }
    return chars
  }
  const from = read()
  const to = read()
  if (from.length !== to.length) reader.fail("strings for `y' command are different lengths")
  return new Map(from.map((char, at) => [char, to[at]!] as const).reverse())
}
