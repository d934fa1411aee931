/** Text between the delimiters of an address, of `s` and of `y`. */

import type { ScriptReader } from '@/lib/userland/tools/sed/parse/script-reader'

/** What stands up to the delimiter, which is taken too; undefined when it never comes. */
export function delimited(reader: ScriptReader, delimiter: string, isPattern: boolean): string | undefined {
  let out = ''
  let inBracket = false
  for (; reader.at < reader.text.length; reader.at++) {
    const char = reader.text[reader.at]!
    if (char === '\\') {
      const next = reader.text[reader.at + 1]
      if (next === undefined) break
      reader.at += 1
      if (next === delimiter && !inBracket)
        out += isPattern && /[.*[\]^$+?(){}|]/.test(next) ? `\\${next}` : next
      else if (next === '\n' && isPattern) out += '\n'
      else if (inBracket && next === ']') {
        out += '\\]'
        inBracket = false
      } else out += `\\${next}`
      continue
    }
    if (char === delimiter && !inBracket) {
      reader.at += 1
      return out
    }
    if (char === '\n' && isPattern && !inBracket) break
    if (isPattern && char === '[' && !inBracket) {
      // A bracket that is never closed is none to the search for the delimiter.
      const whole = /^\[\^?\]?(?:\[[:.=].*?[:.=]\]|[^\]\n])*\]/.exec(reader.text.slice(reader.at))
      inBracket = whole !== null
      const start = inBracket ? /^\[\^?\]?/.exec(reader.text.slice(reader.at))![0] : '['
      out += start
      reader.at += start.length - 1
      continue
    }
    const posix = inBracket ? /^\[([:.=]).*?\1\]/.exec(reader.text.slice(reader.at))?.[0] : undefined
    if (posix) {
      out += posix
      reader.at += posix.length - 1
      continue
    }
    if (char === ']') inBracket = false
    out += char
  }
  reader.at = Math.min(reader.at, reader.text.length)
  return undefined
}
