/** A pattern as the regular expressions read it. */

import { escapeAt } from '@/lib/userland/tools/sed/parse/escape-at'

/** Characters that a pattern names by escapes, put in. */
export function plainPattern(text: string): string {
  let out = ''
  let inBracket = false
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!
    if (char === '\\') {
      const found = escapeAt(text, at)
      if (found) out += found[0]
      else if (inBracket && text[at + 1] === 'n') out += '\n'
      else if (inBracket) {
        out += char
        continue
      } else out += text.slice(at, at + 2)
      at += (found?.[1] ?? 2) - 1
      continue
    }
    if (char === '[' && !inBracket) {
      inBracket = true
      const start = /^\[\^?\]?/.exec(text.slice(at))![0]
      out += start
      at += start.length - 1
      continue
    }
    const posix = inBracket ? /^\[([:.=]).*?\1\]/s.exec(text.slice(at))?.[0] : undefined
    if (posix) {
      out += posix
      at += posix.length - 1
      continue
    }
    if (char === ']') inBracket = false
    out += char
  }
  return out
}
